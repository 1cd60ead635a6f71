#include "maillage/network/period.hpp"

#include <gtest/gtest.h>

#include "maillage/core/error.hpp"

namespace maillage {
namespace {

TEST(Period, begins_on_its_first_day_and_ends_before_its_last) {
    const Period year{.since = day_of("2020-01-01"), .until = day_of("2021-01-01")};
    EXPECT_TRUE(year.contains(day_of("2020-01-01")));
    EXPECT_TRUE(year.contains(day_of("2020-12-31")));
    EXPECT_FALSE(year.contains(day_of("2021-01-01")));
    EXPECT_FALSE(year.contains(day_of("2019-12-31")));
    EXPECT_TRUE(Period{}.contains(kAlways));
    EXPECT_FALSE(Period{}.contains(kForever));
}

TEST(Period, overlaps_another_by_a_day_at_least) {
    const Period first{.since = 10, .until = 20};
    EXPECT_TRUE(first.overlaps({.since = 19, .until = 30}));
    EXPECT_FALSE(first.overlaps({.since = 20, .until = 30}));
    EXPECT_TRUE(first.overlaps({}));
    EXPECT_TRUE((Period{.since = 0, .until = 100}.overlaps(first)));
}

TEST(Period, counts_days_from_1970) {
    EXPECT_EQ(day_of("1970-01-01"), 0);
    EXPECT_EQ(day_of("1969-12-31"), -1);
    EXPECT_EQ(day_of("2000-03-01") - day_of("2000-02-28"), 2);
    EXPECT_EQ(day_of("1900-03-01") - day_of("1900-02-28"), 1);
    EXPECT_EQ(iso_date(kAlways), "");
    EXPECT_EQ(iso_date(kForever), "");
    for (Day day = -200000; day < 200000; day += 37) EXPECT_EQ(day_of(iso_date(day)), day);
}

TEST(Period, refuses_what_is_no_date) {
    for (const char* text : {"", "2020", "2020-1-21", "21/01/2020", "2020-02-30", "2019-02-29", "2020-13-01",
                             "2020-00-10", "2020-01-00", "2020-01-21T10:00", " 2020-01-21", "2020-01-2x"})
        EXPECT_THROW((void)day_of(text), InvalidInput) << text;
}

}  // namespace
}  // namespace maillage
