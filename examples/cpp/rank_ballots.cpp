// Reads a PrefLib file of ballots and prints the ranking of its topics, ties shown, with the reasons.
//
//   rank_ballots FILE [RULE]

#include <exception>
#include <iostream>
#include <map>
#include <string>
#include <string_view>

#include <maillage/core/error.hpp>
#include <maillage/preference/preflib.hpp>
#include <maillage/ranking/rules.hpp>

namespace {

constexpr int kAnswer = 0;
constexpr int kBadData = 1;
constexpr int kWrongUsage = 2;

// What the facts of a ranking say, in English: {s} subject, {o} object, {a} amount, {b} the amount against
// it.
const std::map<std::string_view, std::string_view> kSentences = {
    {"voters", "{a} voters, {b} different ballots."},
    {"winner", "{s} comes first."},
    {"tied_first", "{s} ties for first place with others ({a} in all)."},
    {"points", "{s} has {a} points."},
    {"gap", "{s} leads {o} by {a} points."},
    {"duel_points", "Against {o}, {s} earns {a} of these points."},
    {"first_alone", "{a} voters put {s} alone in first place."},
    {"approved", "{a} voters approve {s}, {b} do not."},
    {"duels_won", "{s} wins {a} of its {b} duels."},
    {"loses_to", "{s} loses to {o}, {a} to {b}."},
    {"worst_defeat", "The worst defeat of {s} is against {o}, {a} to {b}."},
    {"undefeated", "{s} loses no duel."},
    {"beats_directly", "{s} beats {o}, {a} to {b}."},
    {"beats_by_path", "{s} beats {o} through a chain of duels, the weakest of them of strength {a}:"},
    {"path_step", "  {s} beats {o}, {a} to {b};"},
    {"discarded",
     "The duel that {s} wins against {o}, {a} to {b}, contradicts stronger ones and does not count."},
    {"condorcet_winner", "{s} wins every duel, the closest against {o}, {a} to {b}."},
    {"condorcet_winner_not_first", "Yet {s} wins every duel, even against {o}, {a} to {b}."},
    {"no_condorcet_winner", "No topic wins every duel."},
    {"smith_member", "{s} is among the topics that beat all others."},
    {"condorcet_loser", "{s} loses every duel."},
    {"unranked_last", "{a} cells without an answer count as last."},
    {"unranked_ignored", "{a} cells without an answer are ignored."},
    {"other_policy", "If topics without an answer were {o}, {s} would be first."},
};

std::string number(double value) {
    std::string text = std::to_string(value);
    text.erase(text.find_last_not_of('0') + 1);
    if (text.back() == '.') text.pop_back();
    return text;
}

std::string sentence(std::string_view pattern, const maillage::Fact& fact) {
    std::string text;
    for (std::size_t i = 0; i < pattern.size(); ++i) {
        if (pattern[i] != '{') {
            text += pattern[i];
            continue;
        }
        const char what = pattern[i + 1];
        i += 2;
        if (what == 's') text += fact.subject;
        if (what == 'o') text += fact.object;
        if (what == 'a') text += number(fact.amount);
        if (what == 'b') text += number(fact.against);
    }
    return text;
}

void print(const maillage::Ranking& ranking) {
    std::cout << "Ranking by " << ranking.rule << ":\n";
    std::size_t place = 1;
    for (const auto& tier : ranking.tiers) {
        std::cout << place << ". ";
        for (std::size_t i = 0; i < tier.size(); ++i)
            std::cout << (i ? " = " : "") << ranking.topics[tier[i]];
        std::cout << '\n';
        place += tier.size();
    }
    std::cout << "\nWhy:\n";
    for (const maillage::Fact& fact : ranking.facts) {
        const auto pattern = kSentences.find(fact.reason);
        if (pattern != kSentences.end()) std::cout << "- " << sentence(pattern->second, fact) << '\n';
    }
}

int usage() {
    std::cerr
        << "usage: rank_ballots FILE [RULE]\n\n"
           "FILE is a PrefLib file (.soc .soi .toc .toi .cat); RULE is schulze unless you say otherwise:\n";
    for (const maillage::RuleInfo& rule : maillage::rules()) std::cerr << "  " << rule.id << '\n';
    return kWrongUsage;
}

}  // namespace

int main(int argc, char** argv) {
    if (argc < 2 || argc > 3 || std::string_view(argv[1]).starts_with('-')) return usage();
    try {
        const maillage::PrefLibFile file = maillage::read_preflib(argv[1]);
        for (const auto& [key, value] : maillage::metadata(file)) {
            if ((key == "TITLE" || key == "DESCRIPTION") && !value.empty()) std::cout << value << '\n';
        }
        print(maillage::rank(file.preferences, argc == 3 ? argv[2] : "schulze"));
        return kAnswer;
    } catch (const maillage::NotFound& error) {
        std::cerr << "rank_ballots: " << error.what() << '\n';
        return kWrongUsage;
    } catch (const std::exception& error) {
        std::cerr << "rank_ballots: " << error.what() << '\n';
        return kBadData;
    }
}
