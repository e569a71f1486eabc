#include "common/command_line.h"

#include <CLI/CLI.hpp>
#include <algorithm>
#include <cstdio>
#include <cstdlib>

#include "common/command_table.h"
#include "common/error.h"
#include "common/generate.h"
#include "common/settings.h"

namespace backfile {
namespace {

// "--sort relevance|newest|oldest" in place of CLI11's "--sort TEXT:{relevance,newest,oldest}=relevance".
class HelpFormatter : public CLI::Formatter {
  // CLI11 shows what a flag's other name sets: "--no-collapse{false}".
  std::string make_option_name(const CLI::Option* option, bool is_positional) const override {
    std::string name = CLI::Formatter::make_option_name(option, is_positional);
    for (std::size_t at = name.find('{'); at != std::string::npos; at = name.find('{', at))
      name.erase(at, name.find('}', at) - at + 1);
    return name;
  }
  std::string make_option_opts(const CLI::Option* option) const override {
    const std::vector<std::string> choices = option_choices(*option);
    std::string text;
    for (const std::string& choice : choices) text += (text.empty() ? "" : "|") + choice;
    if (text.empty() && !option->get_positional()) text = option_value(*option);
    return text.empty() ? "" : " " + text;
  }
  std::string make_option_desc(const CLI::Option* option) const override {
    const std::string& value = option->get_default_str();
    return option->get_description() + (value.empty() ? "" : " [" + value + "]");
  }
};

struct Complaint {
  std::string what;
  std::string hint;
};

// The app itself and the command that was asked for.
std::vector<CLI::App*> active(CLI::App& app) {
  std::vector<CLI::App*> apps{&app};
  for (CLI::App* command : app.get_subcommands()) apps.push_back(command);
  return apps;
}

// The app itself and all its commands.
std::vector<CLI::App*> with_commands(CLI::App& app) {
  std::vector<CLI::App*> apps{&app};
  for (CLI::App* command : app.get_subcommands([](CLI::App*) { return true; })) apps.push_back(command);
  return apps;
}

std::vector<std::string> option_names(CLI::App& app) {
  std::vector<std::string> names;
  for (const CLI::App* one : active(app)) {
    for (const CLI::Option* option : one->get_options()) {
      for (const std::string& name : option->get_lnames()) names.push_back("--" + name);
    }
  }
  return names;
}

std::string did_you_mean(const std::string& word, const std::vector<std::string>& candidates) {
  const std::string found = nearest(word, candidates);
  return found.empty() ? "" : "did you mean " + found + "?";
}

// An option that a message of CLI11 begins with: "--sort: x not in {...}".
const CLI::Option* option_of_message(CLI::App& app, const std::string& message) {
  const std::string name = message.substr(0, message.find_first_of(": "));
  for (const CLI::App* one : active(app)) {
    if (const CLI::Option* option = one->get_option_no_throw(name); option != nullptr) return option;
  }
  return nullptr;
}

std::string listed(const std::vector<std::string>& words) {
  std::string text;
  for (std::size_t i = 0; i < words.size(); ++i)
    text += (i == 0 ? "" : i + 1 == words.size() ? " or " : ", ") + words[i];
  return text;
}

Complaint wrong_value(const CLI::Option& option, const std::string& name, const std::string& value) {
  const std::vector<std::string> choices = option_choices(option);
  if (!choices.empty()) {
    const std::string meant = did_you_mean(value, choices);
    return {name + " " + value + ": there is no such value",
            meant.empty() ? "choose " + listed(choices) : meant + " (" + listed(choices) + ")"};
  }
  if (option_value(option) != "N")
    return {name + " " + value + ": the value is no " + option_value(option), ""};
  char* end = nullptr;
  std::strtod(value.c_str(), &end);
  const bool is_number = !value.empty() && *end == '\0';
  return {name + " " + value + (is_number ? ": the number is out of range" : ": the value is no number"), ""};
}

std::string last_value(const CLI::Option& option) {
  return option.results().empty() ? "" : option.results().back();
}

// Where a query is taken, a word behind a hyphen may be meant as one that articles must not hold.
std::string hint_at_exclusion(CLI::App& app, const std::string& word) {
  if (app.get_option_no_throw("query") == nullptr || word.starts_with("--")) return "";
  return "for articles without " + word.substr(1) + ", put -- before the query: -- " + word;
}

Complaint complaint(CLI::App& app, const CLI::ParseError& error) {
  const std::string message = error.what();
  if (dynamic_cast<const CLI::ExtrasError*>(&error) != nullptr ||
      dynamic_cast<const CLI::RequiredError*>(&error) != nullptr) {
    for (const std::string& word : app.remaining(true)) {
      if (word.size() < 2 || word[0] != '-') continue;
      const std::string name = word.substr(0, word.find('='));
      const std::string meant = did_you_mean(name, option_names(app));
      return {name + ": there is no such option", meant.empty() ? hint_at_exclusion(app, word) : meant};
    }
    std::vector<std::string> commands;
    for (const CLI::App* command : app.get_subcommands([](const CLI::App*) { return true; }))
      commands.push_back(command->get_name());
    if (!commands.empty() && app.get_subcommands().empty()) {
      const std::vector<std::string> words = app.remaining(true);
      if (words.empty()) return {"no command is given", "choose " + listed(commands)};
      const std::string meant = did_you_mean(words.front(), commands);
      return {words.front() + ": there is no such command",
              meant.empty() ? "choose " + listed(commands) : meant};
    }
    for (const CLI::App* one : active(app)) {
      for (const CLI::Option* option : one->get_options()) {
        if (option->get_required() && option->empty())
          return {(option->get_positional() ? option_value(*option) : option->get_name()) + " is missing",
                  ""};
      }
    }
    const std::vector<std::string> words = app.remaining(true);
    if (!words.empty()) return {words.front() + ": this argument is one too many", ""};
  }
  if (dynamic_cast<const CLI::ExcludesError*>(&error) != nullptr) return {message, "give one of them"};
  const CLI::Option* option = option_of_message(app, message);
  if (option != nullptr && !option->empty())
    return wrong_value(*option, option->get_name(), last_value(*option));
  if (option != nullptr) return {option->get_name() + ": the value is missing", ""};
  // "Could not convert: --limit = abc"
  const std::size_t dashes = message.find("--");
  const std::size_t equals = message.find(" = ");
  if (dashes != std::string::npos && equals != std::string::npos && dashes < equals) {
    const std::string name = message.substr(dashes, equals - dashes);
    if (const CLI::Option* wrong = option_of_message(app, name); wrong != nullptr)
      return wrong_value(*wrong, name, message.substr(equals + 3));
  }
  return {message.substr(0, message.find('\n')), ""};
}

// What was typed may hold escape sequences.
std::string printable_bytes(std::string text) {
  for (char& c : text) {
    if (static_cast<unsigned char>(c) < 0x20 || c == 0x7f) c = '?';
  }
  return text;
}

void print_complaint(const CLI::App& app, const Complaint& found) {
  const std::string& program = app.get_name();
  std::fprintf(stderr, "%s: %s\n", program.c_str(), printable_bytes(found.what).c_str());
  if (!found.hint.empty()) std::fprintf(stderr, "%s\n", printable_bytes(found.hint).c_str());
  std::fprintf(stderr, "see: %s --help\n", program.c_str());
}

void apply(CLI::Option& option, const Setting& setting) {
  const std::vector<std::string> choices = option_choices(option);
  std::vector<std::string> values = setting.values;
  if (option.get_expected_max() <= 1 && values.size() > 1 &&
      option.get_multi_option_policy() != CLI::MultiOptionPolicy::TakeAll) {
    // A list for an option that takes one with commas.
    std::string joined;
    for (const std::string& value : values) joined += (joined.empty() ? "" : ",") + value;
    values = {joined};
  }
  const std::string last = values.empty() ? "" : values.back();
  const auto fail = [&] {
    const Complaint found = wrong_value(option, setting.key, last);
    throw Error(setting.place + ": " + found.what, found.hint);
  };
  if (!choices.empty() && std::ranges::find(choices, last) == choices.end()) fail();
  try {
    option.add_result(values);
    option.run_callback();
  } catch (const CLI::Error&) {
    fail();
  }
}

// Positionals, and options that print and end, cannot be set beforehand.
bool settable(const CLI::Option& option) {
  if (option.get_positional() || option.get_lnames().empty() || option.get_group().empty()) return false;
  const std::string& name = option.get_lnames().front();
  return name != "help" && name != "version" && name != "generate" && name != "no-config";
}

std::vector<CLI::Option*> settable_options(const std::vector<CLI::App*>& apps) {
  std::vector<CLI::Option*> options;
  for (CLI::App* app : apps) {
    for (CLI::Option* option : app->get_options()) {
      if (settable(*option)) options.push_back(option);
    }
  }
  return options;
}

// A key below the program's section has to be an option of one of its commands. Above all sections it may be
// meant for another program, unless it looks like a slip.
void check_keys(CLI::App& app, const std::vector<Setting>& settings, const std::string& section) {
  std::vector<std::string> names;
  for (const CLI::Option* option : settable_options(with_commands(app)))
    names.push_back(option->get_lnames().front());
  for (const Setting& setting : settings) {
    if (setting.section != section && !setting.section.empty()) continue;
    if (std::ranges::find(names, setting.key) != names.end()) continue;
    const std::string meant = did_you_mean(setting.key, names);
    if (setting.section.empty() && meant.empty()) continue;
    throw Error(
        setting.place + ": there is no setting " + setting.key,
        meant.empty() ? "settings are the long options of " + app.get_name() + ", without dashes" : meant);
  }
}

void apply_settings(CLI::App& app, bool with_file) {
  const std::string& program = app.get_name();
  const std::string section = program.substr(program.find('-') + 1);
  std::vector<Setting> settings;
  if (with_file) settings = read_settings(settings_path());
  check_keys(app, settings, section);
  // The last one counts, and the program's section before what stands above all sections.
  std::ranges::stable_sort(settings, {}, [](const Setting& setting) { return setting.section.empty(); });
  const std::vector<CLI::Option*> options = settable_options(active(app));
  // What was set already wins, also over a setting that it excludes.
  const auto is_open = [&](const CLI::Option* option) {
    const auto is_set = [](const CLI::Option* other) { return !other->empty(); };
    return option->empty() && std::ranges::none_of(option->get_excludes(), is_set);
  };
  for (CLI::Option* option : options) {
    // BACKFILE_PAGER is a command.
    const std::string& name = option->get_lnames().front();
    if (!is_open(option) || name == "pager") continue;
    if (const Setting given = environment_setting(section, name); !given.values.empty())
      apply(*option, given);
  }
  for (const Setting& setting : settings) {
    for (CLI::Option* option : options) {
      const bool meant = setting.key == option->get_lnames().front() &&
                         (setting.section == section || setting.section.empty());
      if (meant && is_open(option)) apply(*option, setting);
    }
  }
}

}  // namespace

std::optional<int> read_command_line(CLI::App& app, int argc, const char* const* argv) {
  std::string generate;
  bool no_config = false;
  app.set_version_flag("-V,--version", app.get_name() + " " BACKFILE_VERSION);
  app.add_flag("--no-config", no_config, "leave the configuration file and BACKFILE_* variables aside");
  app.add_option("--generate", generate, "print the manual page or completions")
      ->check(CLI::IsMember({"man", "bash", "zsh", "fish"}));
  for (CLI::App* one : with_commands(app)) {
    one->formatter(std::make_shared<HelpFormatter>());
    for (CLI::Option* option : one->get_options()) {
      // As of a shell alias and what is typed behind it, the last counts.
      if (!option->get_positional() && option->get_multi_option_policy() == CLI::MultiOptionPolicy::Throw)
        option->multi_option_policy(CLI::MultiOptionPolicy::TakeLast);
    }
  }
  // It stands alone: no archive and no command are asked for then.
  for (int i = 1; i + 1 < argc && std::string_view(argv[i]) != "--"; ++i) {
    if (std::string_view(argv[i]) == "--generate" && print_generated(command_table(app), argv[i + 1]))
      return 0;
  }
  for (int i = 1; i < argc && std::string_view(argv[i]) != "--"; ++i) {
    const std::string_view word = argv[i];
    if (word.starts_with("--generate=") && print_generated(command_table(app), word.substr(11))) return 0;
  }
  try {
    app.parse(argc, argv);
  } catch (const CLI::ParseError& error) {
    if (error.get_exit_code() == 0) return app.exit(error);
    print_complaint(app, complaint(app, error));
    return static_cast<int>(ExitCode::failed);
  }
  if (!no_config) apply_settings(app, true);
  return std::nullopt;
}

}  // namespace backfile
