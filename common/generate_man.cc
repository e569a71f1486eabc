// A manual page of a command table, in the macros of man(7).
#include <cstdio>

#include "common/generate.h"

namespace backfile {
namespace {

// Text of a line: backslashes and dashes as themselves, no request at its begin.
std::string roff(std::string_view text) {
  std::string out;
  for (const char c : text) {
    if (c == '\\') {
      out += "\\e";
    } else if (c == '-') {
      out += "\\-";
    } else {
      if ((c == '.' || c == '\'') && (out.empty() || out.back() == '\n')) out += "\\&";
      out += c;
    }
  }
  return out;
}

std::string bold(std::string_view text) {
  return "\\fB" + roff(text) + "\\fP";
}

std::string value_text(const OptionRow& option) {
  std::string text;
  for (const std::string& choice : option.choices) text += (text.empty() ? "" : "|") + bold(choice);
  return text.empty() ? "\\fI" + roff(option.value) + "\\fP" : text;
}

std::string option_entry(const OptionRow& option) {
  std::string entry = ".TP\n";
  if (option.positional) {
    entry += "\\fI" + roff(option.names.front()) + "\\fP";
  } else {
    for (const std::string& name : option.names) entry += (entry == ".TP\n" ? "" : ", ") + bold(name);
    if (!option.value.empty()) entry += " " + value_text(option);
  }
  entry += "\n" + roff(option.help);
  if (!option.default_value.empty()) entry += " (default: " + roff(option.default_value) + ")";
  return entry + ".\n";
}

std::string option_entries(const CommandRow& command) {
  std::string text;
  for (const OptionRow& option : command.options) text += option_entry(option);
  return text;
}

std::string synopsis(const CommandTable& table) {
  std::string text;
  for (const CommandRow& command : table.commands) {
    if (command.name.empty() && table.commands.size() > 1) continue;
    text += ".br\n" + bold(table.program);
    if (!command.name.empty()) text += " " + bold(command.name);
    for (const OptionRow& option : command.options) {
      if (!option.positional) continue;
      const std::string name = "\\fI" + roff(option.names.front()) + "\\fP";
      text += option.required ? " " + name : " [" + name + "]";
    }
    text += " [\\fIoptions\\fP]\n";
  }
  return text;
}

}  // namespace

std::string manual_page(const CommandTable& table) {
  std::string title = table.program;
  for (char& c : title) c = c >= 'a' && c <= 'z' ? static_cast<char>(c - 'a' + 'A') : c;
  std::string summary = table.help.substr(0, table.help.find('\n'));
  while (summary.ends_with('.')) summary.pop_back();
  std::string page = ".TH \"" + title + "\" \"1\" \"\" \"Backfile " BACKFILE_VERSION "\" \"Backfile\"\n";
  page += ".SH NAME\n" + roff(table.program) + " \\- " + roff(summary) + "\n";
  page += ".SH SYNOPSIS\n.nh\n" + synopsis(table) + ".hy\n";
  page += ".SH DESCRIPTION\n" + roff(table.help) + "\n";
  if (!table.examples.empty()) page += ".SH EXAMPLES\n.nf\n" + roff(table.examples) + "\n.fi\n";
  page += ".SH OPTIONS\n" + option_entries(table.commands.front());
  if (table.commands.size() > 1) {
    page += ".SH COMMANDS\n";
    for (std::size_t i = 1; i < table.commands.size(); ++i) {
      const CommandRow& command = table.commands[i];
      page += ".SS " + roff(command.name) + "\n" + roff(command.help) + ".\n" + option_entries(command);
    }
  }
  page +=
      ".SH FILES AND ENVIRONMENT\n" + roff("Any long option can be set in ") + "\\fI" +
      roff("$XDG_CONFIG_HOME/backfile/config.toml") + "\\fP" +
      roff(
          " or by a variable BACKFILE_OPTION; the command line wins over the environment, the environment "
          "over the file. See backfile-config(5).\n");
  page += ".SH EXIT STATUS\n";
  page +=
      table.program == "backfile-search"
          ? "0 found, 1 nothing found, 2 error, 130 interrupted.\n"
          : "0 done, 1 done but records were rejected, 2 failed, 75 another writer holds the archive, 130 "
            "interrupted.\n";
  return page +
         ".SH SEE ALSO\nbackfile\\-index(1), backfile\\-search(1), backfile\\-bench(1), backfile\\-query(7), "
         "backfile\\-output(5), backfile\\-config(5)\n";
}

bool print_generated(const CommandTable& table, std::string_view kind) {
  std::string text;
  if (kind == "man") text = manual_page(table);
  if (kind == "bash") text = bash_completion(table);
  if (kind == "zsh") text = zsh_completion(table);
  if (kind == "fish") text = fish_completion(table);
  std::fwrite(text.data(), 1, text.size(), stdout);
  return !text.empty();
}

}  // namespace backfile
