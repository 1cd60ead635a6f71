// Stakeholder networks, and the graphs that analyses run on.
#include "maillage/network/stakeholder_network.hpp"

#include <sstream>

#include "bindings.hpp"
#include "docstrings/network.hpp"
#include "maillage/core/error.hpp"
#include "maillage/network/graph.hpp"

namespace maillage::python {

namespace {

using Days = py::array_t<Day, py::array::c_style>;
using Doubles = py::array_t<double, py::array::c_style>;
using Vertices = py::array_t<std::uint32_t, py::array::c_style>;

template <typename T>
std::vector<T> vector(const py::array_t<T, py::array::c_style>& given) {
    return {given.data(), given.data() + given.size()};
}

std::vector<Period> periods(const Days& since, const Days& until) {
    if (since.size() != until.size()) throw InvalidInput("since and until differ in length");
    std::vector<Period> found(static_cast<std::size_t>(since.size()));
    for (std::size_t i = 0; i < found.size(); ++i) found[i] = {since.data()[i], until.data()[i]};
    return found;
}

py::tuple days(const std::vector<Period>& periods) {
    std::vector<Day> since;
    std::vector<Day> until;
    for (const Period& period : periods) {
        since.push_back(period.since);
        until.push_back(period.until);
    }
    return py::make_tuple(array(std::move(since)), array(std::move(until)));
}

Direction direction(bool directed) {
    return directed ? Direction::directed : Direction::undirected;
}

Combine combine(const std::string& name) {
    if (name == "sum") return Combine::sum;
    if (name == "max") return Combine::max;
    if (name == "count") return Combine::count;
    if (name == "one") return Combine::one;
    throw InvalidInput("combine is '" + name + "'; expected 'sum', 'max', 'count' or 'one'");
}

py::tuple factor_state(const Factor& factor) {
    return py::make_tuple(factor.levels, array(factor.codes));
}

Factor factor(const py::handle& state) {
    const auto pair = py::cast<py::tuple>(state);
    return {py::cast<std::vector<std::string>>(pair[0]), py::cast<std::vector<std::int32_t>>(pair[1])};
}

std::vector<Period> periods(const py::handle& state) {
    const auto pair = py::cast<py::tuple>(state);
    return periods(py::cast<Days>(pair[0]), py::cast<Days>(pair[1]));
}

py::tuple state(const StakeholderNetwork& network) {
    const NetworkParts& p = network.parts();
    return py::make_tuple(p.direction == Direction::directed, p.ids, p.names, factor_state(p.category),
                          factor_state(p.sector), factor_state(p.territory), p.competences, p.latitudes,
                          p.longitudes, days(p.actor_periods), p.sirets, p.sources, p.targets,
                          factor_state(p.kind), p.weights, days(p.cooperation_periods), factor_state(p.theme),
                          factor_state(p.provenance),
                          py::make_tuple(p.bodies.ids, p.bodies.names, p.bodies.kinds, p.bodies.territories),
                          p.member_bodies, p.member_actors, p.roles, days(p.membership_periods));
}

StakeholderNetwork from_state(const py::tuple& s) {
    using Texts = std::vector<std::string>;
    const auto bodies = py::cast<py::tuple>(s[18]);
    NetworkParts p;
    p.direction = direction(py::cast<bool>(s[0]));
    p.ids = py::cast<Texts>(s[1]);
    p.names = py::cast<Texts>(s[2]);
    p.category = factor(s[3]);
    p.sector = factor(s[4]);
    p.territory = factor(s[5]);
    p.competences = py::cast<std::vector<Texts>>(s[6]);
    p.latitudes = py::cast<std::vector<double>>(s[7]);
    p.longitudes = py::cast<std::vector<double>>(s[8]);
    p.actor_periods = periods(s[9]);
    p.sirets = py::cast<Texts>(s[10]);
    p.sources = py::cast<std::vector<std::uint32_t>>(s[11]);
    p.targets = py::cast<std::vector<std::uint32_t>>(s[12]);
    p.kind = factor(s[13]);
    p.weights = py::cast<std::vector<double>>(s[14]);
    p.cooperation_periods = periods(s[15]);
    p.theme = factor(s[16]);
    p.provenance = factor(s[17]);
    p.bodies = {py::cast<Texts>(bodies[0]), py::cast<Texts>(bodies[1]), py::cast<Texts>(bodies[2]),
                py::cast<Texts>(bodies[3])};
    p.member_bodies = py::cast<std::vector<std::uint32_t>>(s[19]);
    p.member_actors = py::cast<std::vector<std::uint32_t>>(s[20]);
    p.roles = py::cast<Texts>(s[21]);
    p.membership_periods = periods(s[22]);
    return StakeholderNetwork(std::move(p));
}

template <typename Member>
auto part(Member member) {
    return [member](const StakeholderNetwork& network) { return network.parts().*member; };
}

template <typename Number>
auto part_array(std::vector<Number> NetworkParts::*member) {
    return [member](const py::object& self) -> py::array_t<Number> {
        const auto& values = py::cast<const StakeholderNetwork&>(self).parts().*member;
        return view(values.data(), {static_cast<py::ssize_t>(values.size())}, self);
    };
}

auto part_factor(Factor NetworkParts::*member) {
    return [member](const StakeholderNetwork& network) {
        const Factor& factor = network.parts().*member;
        return std::pair(factor.levels, array(factor.codes));
    };
}

auto part_periods(std::vector<Period> NetworkParts::*member) {
    return [member](const StakeholderNetwork& network) { return days(network.parts().*member); };
}

StakeholderNetwork make(std::vector<std::string> ids, std::vector<std::string> names,
                        std::vector<std::string> categories, std::vector<std::string> sectors,
                        std::vector<std::string> territories,
                        std::vector<std::vector<std::string>> competences, const Doubles& latitudes,
                        const Doubles& longitudes, const Days& since, const Days& until,
                        std::vector<std::string> sirets, CooperationTable cooperations, BodyTable bodies,
                        MembershipTable memberships, bool directed) {
    ActorTable actors{std::move(ids),     std::move(names),       std::move(categories),
                      std::move(sectors), std::move(territories), std::move(competences),
                      vector(latitudes),  vector(longitudes),     periods(since, until),
                      std::move(sirets)};
    return StakeholderNetwork(std::move(actors), std::move(cooperations), std::move(bodies),
                              std::move(memberships), direction(directed));
}

void bind_tables(py::module_& m) {
    using Texts = std::vector<std::string>;
    py::class_<CooperationTable>(m, "CooperationTable", doc::CooperationTable)
        .def(py::init([](Texts sources, Texts targets, Texts kinds, const Doubles& weights, const Days& since,
                         const Days& until, Texts themes, Texts provenances) {
                 return CooperationTable{std::move(sources),    std::move(targets),    std::move(kinds),
                                         vector(weights),       periods(since, until), std::move(themes),
                                         std::move(provenances)};
             }),
             py::arg("sources") = Texts(), py::arg("targets") = Texts(), py::arg("kinds") = Texts(),
             py::arg("weights") = Doubles(), py::arg("since") = Days(), py::arg("until") = Days(),
             py::arg("themes") = Texts(), py::arg("provenances") = Texts());
    py::class_<BodyTable>(m, "BodyTable", doc::BodyTable)
        .def(py::init([](Texts ids, Texts names, Texts kinds, Texts territories) {
                 return BodyTable{std::move(ids), std::move(names), std::move(kinds), std::move(territories)};
             }),
             py::arg("ids") = Texts(), py::arg("names") = Texts(), py::arg("kinds") = Texts(),
             py::arg("territories") = Texts());
    py::class_<MembershipTable>(m, "MembershipTable", doc::MembershipTable)
        .def(py::init([](Texts bodies, Texts actors, Texts roles, const Days& since, const Days& until) {
                 return MembershipTable{std::move(bodies), std::move(actors), std::move(roles),
                                        periods(since, until)};
             }),
             py::arg("bodies") = Texts(), py::arg("actors") = Texts(), py::arg("roles") = Texts(),
             py::arg("since") = Days(), py::arg("until") = Days());
}

void bind_graph(py::module_& m) {
    auto cls = py::class_<Graph>(m, "Graph", doc::Graph);
    cls.def(py::init([](std::size_t n, const Vertices& from, const Vertices& to, const Doubles& weights,
                        bool directed, const std::string& how) {
                if (from.size() != to.size() || (weights.size() != 0 && weights.size() != from.size()))
                    throw InvalidInput("the ends and weights of the edges differ in length");
                std::vector<Edge> edges(static_cast<std::size_t>(from.size()));
                for (std::size_t i = 0; i < edges.size(); ++i)
                    edges[i] = {from.data()[i], to.data()[i], weights.size() == 0 ? 1.0 : weights.data()[i]};
                return Graph(n, edges, direction(directed), combine(how));
            }),
            py::arg("n_vertices"), py::arg("from_vertices") = Vertices(), py::arg("to_vertices") = Vertices(),
            py::arg("weights") = Doubles(), py::kw_only(), py::arg("directed") = false,
            py::arg("combine") = "sum", doc::Graph)
        .def_property_readonly("n_vertices", &Graph::n_vertices, "Number of vertices.")
        .def_property_readonly("n_edges", &Graph::n_edges, "Number of edges.")
        .def_property_readonly("directed", &Graph::directed, "Whether edges have a direction.")
        .def_property_readonly(
            "edges",
            [](const Graph& g) {
                std::vector<std::uint32_t> from;
                std::vector<std::uint32_t> to;
                std::vector<double> weights;
                for (const Edge& edge : g.edges()) {
                    from.push_back(edge.from);
                    to.push_back(edge.to);
                    weights.push_back(edge.weight);
                }
                return std::tuple(array(std::move(from)), array(std::move(to)), array(std::move(weights)));
            },
            "Both ends and the weight of every edge, ordered by the ends.")
        .def("undirected", &Graph::undirected, doc::Graph_undirected)
        .def("__repr__", [](const Graph& g) {
            std::ostringstream text;
            text << "Graph(" << g.n_vertices() << " vertices, " << g.n_edges()
                 << (g.directed() ? " arcs)" : " edges)");
            return text.str();
        });
}

void bind_accessors(py::class_<StakeholderNetwork>& cls) {
    using P = NetworkParts;
    cls.def_property_readonly("names", part(&P::names), "Names of the actors; the id where none is given.")
        .def_property_readonly("category", part_factor(&P::category),
                               "Levels, and the code of each actor or -1.")
        .def_property_readonly("sector", part_factor(&P::sector), "Levels, and the code of each actor or -1.")
        .def_property_readonly("territory", part_factor(&P::territory),
                               "Levels, and the code of each actor or -1.")
        .def_property_readonly("competences", part(&P::competences), "Competences of each actor.")
        .def_property_readonly("latitudes", part_array(&P::latitudes), "Degrees; NaN where not located.")
        .def_property_readonly("longitudes", part_array(&P::longitudes), "Degrees; NaN where not located.")
        .def_property_readonly("actor_periods", part_periods(&P::actor_periods),
                               "First day and first day after, of each actor, counted from 1970.")
        .def_property_readonly("sirets", part(&P::sirets), "SIRET number of each actor, or empty.")
        .def_property_readonly("sources", part_array(&P::sources), "Number of an actor, of each cooperation.")
        .def_property_readonly("targets", part_array(&P::targets), "Number of an actor, of each cooperation.")
        .def_property_readonly("kind", part_factor(&P::kind),
                               "Levels, and the code of each cooperation or -1.")
        .def_property_readonly("weights", part_array(&P::weights), "Strength of each cooperation.")
        .def_property_readonly("cooperation_periods", part_periods(&P::cooperation_periods),
                               "First day and first day after, of each cooperation, counted from 1970.")
        .def_property_readonly("theme", part_factor(&P::theme),
                               "Levels, and the code of each cooperation or -1.")
        .def_property_readonly("provenance", part_factor(&P::provenance),
                               "Levels, and the code of each cooperation or -1.")
        .def_property_readonly(
            "bodies",
            [](const StakeholderNetwork& n) {
                const BodyTable& b = n.parts().bodies;
                return std::tuple(b.ids, b.names, b.kinds, b.territories);
            },
            "Ids, names, kinds and territories of the bodies.")
        .def_property_readonly("member_bodies", part_array(&P::member_bodies),
                               "Number of a body, by membership.")
        .def_property_readonly("member_actors", part_array(&P::member_actors),
                               "Number of an actor, by membership.")
        .def_property_readonly("roles", part(&P::roles), "Role of each membership, or empty.")
        .def_property_readonly("membership_periods", part_periods(&P::membership_periods),
                               "First day and first day after, of each membership, counted from 1970.");
}

StakeholderNetwork view_of(const StakeholderNetwork& network, std::vector<std::string> kinds,
                           std::vector<std::string> themes, std::vector<std::string> categories,
                           std::vector<std::string> sectors, std::vector<std::string> territories,
                           std::vector<std::string> actors, std::optional<Day> on,
                           std::optional<std::pair<Day, Day>> during) {
    NetworkFilter filter{std::move(kinds),
                         std::move(themes),
                         std::move(categories),
                         std::move(sectors),
                         std::move(territories),
                         std::move(actors),
                         on,
                         {}};
    if (during) filter.during = Period{during->first, during->second};
    return network.view(filter);
}

}  // namespace

void bind_network(py::module_& m) {
    using Texts = std::vector<std::string>;
    bind_tables(m);
    bind_graph(m);
    auto cls = py::class_<StakeholderNetwork>(m, "StakeholderNetwork", doc::StakeholderNetwork);
    cls.def(py::init(&make), py::arg("ids"), py::kw_only(), py::arg("names") = Texts(),
            py::arg("categories") = Texts(), py::arg("sectors") = Texts(), py::arg("territories") = Texts(),
            py::arg("competences") = std::vector<Texts>(), py::arg("latitudes") = Doubles(),
            py::arg("longitudes") = Doubles(), py::arg("since") = Days(), py::arg("until") = Days(),
            py::arg("sirets") = Texts(), py::arg("cooperations"), py::arg("bodies"), py::arg("memberships"),
            py::arg("directed") = false, doc::StakeholderNetwork_StakeholderNetwork)
        .def_property_readonly(
            "actors", [](const StakeholderNetwork& n) { return n.actors(); }, "Ids of the actors.")
        .def_property_readonly("n_actors", &StakeholderNetwork::n_actors, "Number of actors.")
        .def_property_readonly("n_cooperations", &StakeholderNetwork::n_cooperations,
                               "Number of cooperations.")
        .def_property_readonly("n_bodies", &StakeholderNetwork::n_bodies, "Number of bodies.")
        .def_property_readonly("n_memberships", &StakeholderNetwork::n_memberships, "Number of memberships.")
        .def_property_readonly(
            "directed", [](const StakeholderNetwork& n) { return n.direction() == Direction::directed; },
            "Whether cooperations have a direction.")
        .def("actor_index", &StakeholderNetwork::actor_index, py::arg("id"),
             doc::StakeholderNetwork_actor_index)
        .def("view", &view_of, py::kw_only(), py::arg("kinds") = Texts(), py::arg("themes") = Texts(),
             py::arg("categories") = Texts(), py::arg("sectors") = Texts(), py::arg("territories") = Texts(),
             py::arg("actors") = Texts(), py::arg("on") = py::none(), py::arg("during") = py::none(),
             doc::StakeholderNetwork_view)
        .def(
            "merged",
            [](const StakeholderNetwork& n, const std::vector<std::pair<std::string, std::string>>& pairs) {
                return n.merged(pairs);
            },
            py::arg("duplicates"), doc::StakeholderNetwork_merged)
        .def(
            "graph",
            [](const StakeholderNetwork& n, const std::string& how) { return graph(n, combine(how)); },
            py::kw_only(), py::arg("combine") = "sum", doc::graph)
        .def(py::pickle(&state, &from_state));
    bind_accessors(cls);
    add_equality(cls);
}

}  // namespace maillage::python
