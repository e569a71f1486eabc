#include "searcher/tui/help_lines.h"

#include <array>
#include <utility>

#include "searcher/tui/keys.h"

namespace backfile::tui {
namespace {

constexpr std::array<std::pair<const char*, const char*>, 13> language = {{
    {"nuclear deal", "both words, in any form"},
    {"\"cyber security\"", "these words in this order, in these forms"},
    {"=talks", "exactly this form"},
    {"elect*, wom?n", "wildcards"},
    {"a OR b, a NOT b, -b, ( )", "NOT binds before AND before OR"},
    {"a w/5 b, a pre/5 b", "within 5 words, in any order or in this one"},
    {"a /s b, a /p b", "in one sentence, in one paragraph"},
    {"atleast3 fraud", "at least three times"},
    {"title: lead: byline:", "in that part: title:x, title:\"x y\", title:(x OR y)"},
    {"country: person: topic:", "facets: country:PK, person:\"Sergey Lavrov\""},
    {"source: lang: id:", "further ones"},
    {"date:2016..2018", "2016, 2016-08, 2016-08-24, last month, 90d"},
    {"words>500", "length"},
}};

}  // namespace

std::vector<HelpLine> help_lines() {
  std::vector<HelpLine> lines;
  for (const BindingGroup& group : binding_groups()) {
    if (group.heading.empty()) continue;
    if (!lines.empty()) lines.emplace_back();
    lines.push_back({std::string(group.heading), "", true});
    for (const Binding& binding : group.bindings) {
      if (!binding.help.empty())
        lines.push_back({std::string(binding.keys), std::string(binding.help), false});
    }
  }
  lines.emplace_back();
  lines.push_back({"Queries", "", true});
  for (const auto& [form, meaning] : language) lines.push_back({form, meaning, false});
  lines.emplace_back();
  lines.push_back({"", "C- is Ctrl, M- is Alt, S- is Shift. Shift with the mouse selects text.", false});
  return lines;
}

}  // namespace backfile::tui
