#include "maillage/network/period.hpp"

#include <algorithm>
#include <array>
#include <charconv>
#include <chrono>
#include <cstdio>

#include "maillage/core/error.hpp"

namespace maillage {
namespace {

int number_of(std::string_view digits) {
    const bool all = !digits.empty() &&
                     std::all_of(digits.begin(), digits.end(), [](char c) { return c >= '0' && c <= '9'; });
    int value = -1;
    if (all) std::from_chars(digits.data(), digits.data() + digits.size(), value);
    return value;
}

}  // namespace

Day day_of(std::string_view iso_date) {
    namespace chrono = std::chrono;
    if (iso_date.size() == 10 && iso_date[4] == '-' && iso_date[7] == '-') {
        const int year = number_of(iso_date.substr(0, 4));
        const int month = number_of(iso_date.substr(5, 2));
        const int day = number_of(iso_date.substr(8, 2));
        if (year >= 0 && month >= 0 && day >= 0) {
            const chrono::year_month_day date{chrono::year{year}, chrono::month{static_cast<unsigned>(month)},
                                              chrono::day{static_cast<unsigned>(day)}};
            if (date.ok()) return static_cast<Day>(chrono::sys_days{date}.time_since_epoch().count());
        }
    }
    throw InvalidInput("'" + std::string(iso_date) + "' is no date; expected one such as 2020-01-21");
}

std::string iso_date(Day day) {
    namespace chrono = std::chrono;
    if (day == kAlways || day == kForever) return {};
    const chrono::year_month_day date{chrono::sys_days{chrono::days{day}}};
    std::array<char, 32> text{};
    std::snprintf(text.data(), text.size(), "%04d-%02u-%02u", static_cast<int>(date.year()),
                  static_cast<unsigned>(date.month()), static_cast<unsigned>(date.day()));
    return text.data();
}

}  // namespace maillage
