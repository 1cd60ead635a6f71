#include "pooling/folded.hpp"

#include <array>

namespace maillage::detail {
namespace {

// U+00C0 to U+00FF in two bytes of UTF-8, of which the first is 0xC3: what each letter is without its accent.
constexpr std::array<const char*, 32> kLatin{"a", "a", "a", "a", "a", "a", "ae", "c", "e", "e", "e",
                                             "e", "i", "i", "i", "i", "d", "n",  "o", "o", "o", "o",
                                             "o", " ", "o", "u", "u", "u", "u",  "y", "t", "ss"};

unsigned char byte(std::string_view text, std::size_t i) {
    return i < text.size() ? static_cast<unsigned char>(text[i]) : 0;
}

// What the character at `i` is compared as; moves `i` past it.
std::string next_letters(std::string_view text, std::size_t& i) {
    const unsigned char first = byte(text, i);
    const unsigned char second = byte(text, i + 1);
    if (first < 0x80) {
        ++i;
        const char c = static_cast<char>(first);
        if (c >= 'A' && c <= 'Z') return {static_cast<char>(c - 'A' + 'a')};
        return (c >= 'a' && c <= 'z') || (c >= '0' && c <= '9') ? std::string{c} : " ";
    }
    if (first == 0xC3 && second >= 0x80) {
        i += 2;
        return second == 0xBF ? "y" : kLatin.at((second - 0x80U) % 32U);
    }
    if (first == 0xC5 && (second == 0x92 || second == 0x93)) {
        i += 2;
        return "oe";
    }
    if (first == 0xC2) {  // no-break spaces, quotes, and the small figures of m² and m³
        i += 2;
        return second == 0xB2 ? "2" : second == 0xB3 ? "3" : " ";
    }
    if (first == 0xE2 && second == 0x80) {  // dashes, quotes, apostrophes, thin spaces
        i += 3;
        return " ";
    }
    ++i;
    return {static_cast<char>(first)};
}

}  // namespace

std::string folded(std::string_view text) {
    std::string found;
    for (std::size_t i = 0; i < text.size();) {
        const std::string letters = next_letters(text, i);
        if (letters != " ") {
            found += letters;
        } else if (!found.empty() && found.back() != ' ') {
            found += ' ';
        }
    }
    if (!found.empty() && found.back() == ' ') found.pop_back();
    return found;
}

std::string folded_singular(std::string_view text) {
    std::string found;
    std::size_t length = 0;  // of the word that ends here
    for (const char c : folded(text) + ' ') {
        if (c == ' ' && length > 3 && (found.back() == 's' || found.back() == 'x')) found.pop_back();
        found += c;
        length = c == ' ' ? 0 : length + 1;
    }
    found.pop_back();
    return found;
}

}  // namespace maillage::detail
