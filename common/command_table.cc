#include "common/command_table.h"

#include <CLI/CLI.hpp>
#include <algorithm>

#include "common/edit_distance.h"

namespace backfile {
namespace {

OptionRow option_row(const CLI::Option& option) {
  OptionRow row;
  row.positional = option.get_positional();
  if (row.positional) {
    row.names.push_back(option_value(option));
  } else {
    for (const std::string& name : option.get_lnames()) row.names.push_back("--" + name);
    for (const std::string& name : option.get_snames()) row.names.push_back("-" + name);
  }
  row.help = option.get_description();
  row.value = option_value(option);
  row.choices = option_choices(option);
  row.default_value = option.get_default_str();
  row.group = option.get_group();
  row.required = option.get_required();
  return row;
}

CommandRow command_row(const CLI::App& app, const std::string& name) {
  CommandRow row;
  row.name = name;
  row.help = app.get_description();
  for (const CLI::Option* option : app.get_options()) {
    if (!option->get_group().empty()) row.options.push_back(option_row(*option));
  }
  return row;
}

}  // namespace

std::vector<std::string> option_choices(const CLI::Option& option) {
  // CLI11 shows a list as "TEXT:{a,b}".
  const std::string type = option.get_type_name();
  const std::size_t begin = type.find(":{");
  const std::size_t end = type.find('}', begin == std::string::npos ? 0 : begin);
  std::vector<std::string> choices;
  if (begin == std::string::npos || end == std::string::npos) return choices;
  std::string choice;
  for (const char c : type.substr(begin + 2, end - begin - 2) + ",") {
    if (c != ',') {
      choice += c;
    } else {
      choices.push_back(std::exchange(choice, {}));
    }
  }
  return choices;
}

std::string option_value(const CLI::Option& option) {
  if (option.get_items_expected_max() == 0) return "";
  const std::string type = option.get_type_name();
  const std::string name = type.substr(0, type.find(':'));
  if (name == "UINT" || name == "INT" || name == "FLOAT") return "N";
  if (!name.empty() && name != "TEXT") return name;
  std::string value = option.get_lnames().empty() ? option.get_single_name() : option.get_lnames().front();
  std::ranges::transform(value, value.begin(),
                         [](char c) { return c >= 'a' && c <= 'z' ? static_cast<char>(c - 'a' + 'A') : c; });
  return value;
}

CommandTable command_table(const CLI::App& app) {
  CommandTable table;
  table.program = app.get_name();
  const std::string description = app.get_description();
  const std::string heading = "\nExamples:\n";
  const std::size_t at = std::min(description.find(heading), description.size());
  table.help = description.substr(0, at);
  while (table.help.ends_with('\n')) table.help.pop_back();
  if (at < description.size()) table.examples = description.substr(at + heading.size());
  table.commands.push_back(command_row(app, ""));
  table.commands.front().help = table.help;
  for (const CLI::App* command : app.get_subcommands([](const CLI::App*) { return true; })) {
    if (!command->get_group().empty()) table.commands.push_back(command_row(*command, command->get_name()));
  }
  return table;
}

std::string nearest(std::string_view word, const std::vector<std::string>& candidates) {
  const std::u32string typed = code_points(word);
  const std::size_t limit = std::max<std::size_t>(1, typed.size() / 3);
  std::size_t best = limit + 1;
  std::string found;
  for (const std::string& candidate : candidates) {
    const std::size_t distance = edit_distance(typed, code_points(candidate), limit);
    if (distance >= best) continue;
    best = distance;
    found = candidate;
  }
  if (!found.empty() || typed.size() < 3) return found;
  // A beginning counts too: --lim for --limit.
  const auto begun = std::ranges::find_if(candidates, [&](const auto& c) { return c.starts_with(word); });
  return begun == candidates.end() ? "" : *begun;
}

}  // namespace backfile
