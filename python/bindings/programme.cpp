#include "maillage/programme/programme.hpp"

#include <sstream>

#include "bindings.hpp"
#include "docstrings/programme.hpp"
#include "maillage/programme/audience.hpp"

namespace maillage::python {

namespace {

using ServedPair = std::pair<std::uint64_t, double>;
using SlotTuple = std::tuple<std::string, std::string, int>;

ServedPair pair(const Served& served) {
    return {served.agents, served.weight};
}

std::vector<std::size_t> indices(const Audience& audience, const std::vector<std::string>& names) {
    std::vector<std::size_t> found;
    for (const auto& name : names) found.push_back(audience.topic_index(name));
    return found;
}

py::tuple audience_state(const Audience& audience) {
    const auto& p = audience.parts();
    return py::make_tuple(p.topics, p.bits, p.units, p.denominator, p.n_agents, p.served_within);
}

Audience audience_from_state(const py::tuple& s) {
    return Audience({py::cast<std::vector<std::string>>(s[0]), py::cast<std::vector<std::uint64_t>>(s[1]),
                     py::cast<std::vector<std::int64_t>>(s[2]), py::cast<std::int64_t>(s[3]),
                     py::cast<std::uint64_t>(s[4]), py::cast<std::uint64_t>(s[5])});
}

Programme choose(const Audience& audience, const Ranking& ranking, std::size_t sessions,
                 std::vector<std::string> pin, std::vector<std::string> ban,
                 const std::vector<SlotTuple>& slots) {
    ProgrammeOptions options{sessions, std::move(pin), std::move(ban), {}};
    for (const auto& [id, start, minutes] : slots) options.slots.push_back({id, start, minutes});
    return choose_sessions(audience, ranking, options);
}

py::tuple session_state(const ProgrammeSession& s) {
    return py::make_tuple(s.topic, SlotTuple{s.slot.id, s.slot.start, s.slot.duration_minutes}, s.tier,
                          s.pinned, pair(s.served), pair(s.served_so_far), s.tied_with);
}

ProgrammeSession session_from_state(const py::tuple& s) {
    const auto [id, start, minutes] = py::cast<SlotTuple>(s[1]);
    const auto served = py::cast<ServedPair>(s[4]);
    const auto so_far = py::cast<ServedPair>(s[5]);
    return {py::cast<std::size_t>(s[0]),
            {id, start, minutes},
            py::cast<std::size_t>(s[2]),
            py::cast<bool>(s[3]),
            {served.first, served.second},
            {so_far.first, so_far.second},
            py::cast<std::vector<std::size_t>>(s[6])};
}

void bind_audience(py::module_& m) {
    auto cls = py::class_<Audience>(m, "Audience", doc::Audience);
    cls.def_property_readonly(
           "topics", [](const Audience& a) { return a.topics(); }, "Ids of the topics.")
        .def_property_readonly("n_agents", &Audience::n_agents, "Number of agents.")
        .def_property_readonly("served_within", &Audience::served_within, doc::Audience_served_within)
        .def_property_readonly(
            "everyone", [](const Audience& a) { return pair(a.everyone()); },
            "Number and weight of all agents.")
        .def(
            "served",
            [](const Audience& a, const std::vector<std::string>& topics,
               const std::vector<std::string>& already) {
                return pair(a.served(indices(a, topics), indices(a, already)));
            },
            py::arg("topics"), py::arg("already") = std::vector<std::string>{}, doc::Audience_served)
        .def("__repr__",
             [](const Audience& a) {
                 std::ostringstream text;
                 text << "Audience(" << a.n_topics() << " topics, " << a.n_agents() << " agents)";
                 return text.str();
             })
        .def(py::pickle(&audience_state, &audience_from_state));
    add_equality(cls);
    m.def("audience", &audience, py::arg("preferences"), py::arg("served_within") = 3,
          py::call_guard<py::gil_scoped_release>(), doc::audience);
}

}  // namespace

void bind_programme(py::module_& m) {
    bind_audience(m);
    auto session = py::class_<ProgrammeSession>(m, "ProgrammeSession", doc::ProgrammeSession);
    session.def_readonly("topic", &ProgrammeSession::topic, "Index of the topic.")
        .def_readonly("tier", &ProgrammeSession::tier, "Place of the topic in the ranking, 0 = best.")
        .def_readonly("pinned", &ProgrammeSession::pinned, "Whether the topic was asked for.")
        .def_readonly("tied_with", &ProgrammeSession::tied_with,
                      "Topics that have as good a claim, as indices.")
        .def_property_readonly(
            "served", [](const ProgrammeSession& s) { return pair(s.served); },
            "Agents served by the topic: number and weight.")
        .def_property_readonly(
            "served_so_far", [](const ProgrammeSession& s) { return pair(s.served_so_far); },
            "Agents served by this session or an earlier one: number and weight.")
        .def(py::pickle(&session_state, &session_from_state));
    auto choice = py::class_<Programme>(m, "ProgrammeChoice", doc::Programme);
    choice.def_readonly("topics", &Programme::topics, "Ids of all topics.")
        .def_readonly("sessions", &Programme::sessions, "The sessions, in order.")
        .def_readonly("runners_up", &Programme::runners_up, "Best topics not chosen, as indices.")
        .def_readonly("proven", &Programme::proven, "Whether no other choice has as good a claim.")
        .def_readonly("facts", &Programme::facts, "Why, as facts.")
        .def(py::pickle(
            [](const Programme& p) {
                return py::make_tuple(p.topics, p.sessions, p.runners_up, p.proven, p.facts);
            },
            [](const py::tuple& s) {
                return Programme{py::cast<std::vector<std::string>>(s[0]),
                                 py::cast<std::vector<ProgrammeSession>>(s[1]),
                                 py::cast<std::vector<std::size_t>>(s[2]), py::cast<bool>(s[3]),
                                 py::cast<Explanation>(s[4])};
            }));
    add_equality(session);
    add_equality(choice);
    m.def("choose_sessions", &choose, py::arg("audience"), py::arg("ranking"), py::kw_only(),
          py::arg("sessions") = 6, py::arg("pin") = std::vector<std::string>{},
          py::arg("ban") = std::vector<std::string>{}, py::arg("slots") = std::vector<SlotTuple>{},
          doc::choose_sessions);
}

}  // namespace maillage::python
