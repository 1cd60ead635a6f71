// Reads a file of cooperations, two actors a line with a semicolon between them, and prints who holds the network
// together: without whom others lose touch, and who they are.
//
//   who_holds_together FILE

#include <algorithm>
#include <cstddef>
#include <exception>
#include <fstream>
#include <iostream>
#include <set>
#include <sstream>
#include <stdexcept>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include <maillage/network/fragility.hpp>
#include <maillage/network/graph.hpp>
#include <maillage/network/stakeholder_network.hpp>

namespace {

constexpr int kAnswer = 0;
constexpr int kBadData = 1;
constexpr int kWrongUsage = 2;

std::string wrong_line(const std::string& path, std::size_t number, const std::string& line) {
    std::ostringstream text;
    text << path << ", line " << number << ": '" << line
         << "'; expected two actors with a semicolon between them";
    return text.str();
}

maillage::StakeholderNetwork read_network(const std::string& path) {
    std::ifstream file(path);
    if (!file) throw std::runtime_error(path + ": cannot be read");
    maillage::ActorTable actors;
    maillage::CooperationTable ties;
    std::set<std::string> known;
    std::string line;
    for (std::size_t number = 1; std::getline(file, line); ++number) {
        if (!line.empty() && line.back() == '\r') line.pop_back();
        if (line.empty() || line.front() == '#') continue;
        const std::size_t cut = line.find(';');
        if (cut == std::string::npos) throw std::runtime_error(wrong_line(path, number, line));
        ties.sources.push_back(line.substr(0, cut));
        ties.targets.push_back(line.substr(cut + 1));
        for (const std::string& actor : {ties.sources.back(), ties.targets.back()}) {
            if (known.insert(actor).second) actors.ids.push_back(actor);
        }
    }
    return maillage::StakeholderNetwork(std::move(actors), std::move(ties));
}

std::string names(const maillage::StakeholderNetwork& network, const std::vector<maillage::Vertex>& group) {
    std::string text;
    for (const maillage::Vertex v : group) text += (text.empty() ? "" : ", ") + network.actors()[v];
    return text;
}

void print(const maillage::StakeholderNetwork& network) {
    const maillage::Fragility found = maillage::fragility(maillage::graph(network));
    std::vector<maillage::Vertex> order;
    for (maillage::Vertex v = 0; v < network.n_actors(); ++v) {
        if (found.pairs_lost[v] > 0) order.push_back(v);
    }
    std::ranges::stable_sort(order,
                             [&](auto a, auto b) { return found.pairs_lost[a] > found.pairs_lost[b]; });

    std::cout << network.n_actors() << " actors, " << network.n_cooperations() << " cooperations.\n";
    if (order.empty()) std::cout << "Nobody is indispensable: whoever is lost, the others stay in touch.\n";
    for (const maillage::Vertex v : order) {
        std::cout << "Without " << network.actors()[v] << ", " << found.pairs_lost[v]
                  << " pairs of others lose touch:\n";
        for (const auto& group : maillage::groups_without(found, v))
            std::cout << "  - " << names(network, group) << '\n';
    }
}

}  // namespace

int main(int argc, char** argv) {
    if (argc != 2 || std::string_view(argv[1]).starts_with('-')) {
        std::cerr << "usage: who_holds_together FILE\n\n"
                     "FILE holds a cooperation a line: two actors with a semicolon between them.\n";
        return kWrongUsage;
    }
    try {
        print(read_network(argv[1]));
        return kAnswer;
    } catch (const std::exception& error) {
        std::cerr << "who_holds_together: " << error.what() << '\n';
        return kBadData;
    }
}
