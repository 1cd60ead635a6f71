#include "maillage/ranking/conventions.hpp"

#include "ranking/rule_options.hpp"

namespace maillage {

std::string_view name(Strength value) {
    return detail::name_in_list(value);
}
std::string_view name(BallotTies value) {
    return detail::name_in_list(value);
}
std::string_view name(Aggregate value) {
    return detail::name_in_list(value);
}
std::string_view name(TieBreak value) {
    return detail::name_in_list(value);
}

}  // namespace maillage
