// Completions for bash, zsh and fish of a command table. Values of facets come from the archive: the
// programs' scripts ask `backfile-search ARCHIVE --values FACET` for those that begin with what is typed.
#include <algorithm>
#include <array>

#include "common/generate.h"

namespace backfile {
namespace {

bool is_facet(const CommandTable& table, const OptionRow& option) {
  static constexpr std::array facets = {"--country", "--person", "--topic", "--source", "--language"};
  return table.program == "backfile-search" &&
         std::ranges::find(facets, option.names.front()) != facets.end();
}

std::string joined(const std::vector<std::string>& words, const char* between) {
  std::string text;
  for (const std::string& word : words) text += (text.empty() ? "" : between) + word;
  return text;
}

std::string function_name(const std::string& program) {
  std::string name = "_" + program;
  std::ranges::replace(name, '-', '_');
  return name;
}

// The options of a command, those of the program itself first.
std::vector<OptionRow> options_of(const CommandTable& table, const CommandRow& command) {
  std::vector<OptionRow> options = table.commands.front().options;
  if (!command.name.empty()) options.insert(options.end(), command.options.begin(), command.options.end());
  return options;
}

// All flags and options of a command, with those of the program itself.
std::vector<std::string> all_names(const CommandTable& table, const CommandRow& command) {
  std::vector<std::string> names;
  for (const OptionRow& option : options_of(table, command)) {
    if (!option.positional) names.push_back(option.names.front());
  }
  std::ranges::sort(names);
  names.erase(std::unique(names.begin(), names.end()), names.end());
  return names;
}

std::vector<std::string> command_names(const CommandTable& table) {
  std::vector<std::string> names;
  for (const CommandRow& command : table.commands) {
    if (!command.name.empty()) names.push_back(command.name);
  }
  return names;
}

// In single quotes of a shell; fish takes the same form for text without backslashes.
std::string quoted(const std::string& text) {
  std::string out = "'";
  for (const char c : text) out += c == '\'' ? std::string("'\\''") : std::string(1, c);
  return out + "'";
}

std::string bash_values(const CommandTable& table) {
  std::string text;
  std::vector<std::string> seen;
  for (const CommandRow& command : table.commands) {
    for (const OptionRow& option : command.options) {
      const std::string pattern = joined(option.names, "|");
      if (option.positional || option.value.empty() || std::ranges::find(seen, pattern) != seen.end())
        continue;
      seen.push_back(pattern);
      text += "    " + pattern + ")\n      ";
      if (!option.choices.empty()) {
        text += "COMPREPLY=($(compgen -W " + quoted(joined(option.choices, " ")) + " -- \"$cur\"))";
      } else if (is_facet(table, option)) {
        text += "_backfile_values " + quoted(option.names.front().substr(2));
      } else if (option.value == "FILE") {
        text += "compopt -o filenames; COMPREPLY=($(compgen -f -- \"$cur\"))";
      } else {
        text += "COMPREPLY=()";
      }
      text += "; return ;;\n";
    }
  }
  return text;
}

// `[name]:message:action` of zsh's _arguments.
std::string zsh_text(const std::string& text) {
  std::string out;
  for (const char c : text) {
    if (c == '[' || c == ']' || c == ':' || c == '\\') out += '\\';
    out += c;
  }
  return out;
}

std::string zsh_spec(const CommandTable& table, const OptionRow& option, const std::string& name) {
  if (option.value.empty()) return quoted(name + "[" + zsh_text(option.help) + "]");
  std::string action = option.value == "FILE" ? "_files" : " ";
  if (!option.choices.empty()) action = "(" + joined(option.choices, " ") + ")";
  if (is_facet(table, option)) action = "_backfile_values " + option.names.front().substr(2);
  return quoted("*" + name + "[" + zsh_text(option.help) + "]:" + zsh_text(option.value) + ":" + action);
}

std::string zsh_arguments(const CommandTable& table, const CommandRow& command) {
  std::string text = "_arguments -s";
  for (const OptionRow& option : options_of(table, command)) {
    if (option.positional) continue;
    for (const std::string& name : option.names) text += " \\\n      " + zsh_spec(table, option, name);
  }
  return text + " \\\n      '*:file:_files'\n";
}

}  // namespace

std::string bash_completion(const CommandTable& table) {
  const std::string name = function_name(table.program);
  std::string text = "# bash completion of " + table.program + ", made by --generate bash\n";
  if (table.program == "backfile-search") {
    text +=
        "_backfile_values() {\n"
        "  local archive= word value\n"
        "  for word in \"${COMP_WORDS[@]:1}\"; do\n"
        "    if [[ -f $word/manifest.json || -d $word/shards ]]; then archive=$word; break; fi\n"
        "  done\n"
        "  [[ -n $archive ]] || return\n"
        "  local typed=${cur//\\\\/}; typed=${typed#[\\\"\\']}\n"
        "  while IFS= read -r value; do COMPREPLY+=(\"$(printf %q \"$value\")\"); done \\\n"
        "    < <(backfile-search --no-config \"$archive\" --values \"$1\" -- \"$typed\" 2>/dev/null)\n"
        "}\n";
  }
  text += name + "() {\n  local cur=${COMP_WORDS[COMP_CWORD]} prev=${COMP_WORDS[COMP_CWORD-1]}\n";
  text += "  COMPREPLY=()\n  case $prev in\n" + bash_values(table) + "  esac\n";
  const std::vector<std::string> commands = command_names(table);
  text += "  local names=" + quoted(joined(all_names(table, table.commands.front()), " ")) + "\n";
  if (!commands.empty()) {
    text +=
        "  local word command=\n  for word in \"${COMP_WORDS[@]:1:COMP_CWORD-1}\"; do\n    case $word in\n   "
        "   " +
        joined(commands, "|") + ") command=$word; break ;;\n    esac\n  done\n  case $command in\n";
    for (std::size_t i = 1; i < table.commands.size(); ++i) {
      text += "    " + table.commands[i].name +
              ") names=" + quoted(joined(all_names(table, table.commands[i]), " ")) + " ;;\n";
    }
    text += "    *) if [[ $cur != -* ]]; then COMPREPLY=($(compgen -W " + quoted(joined(commands, " ")) +
            " -- \"$cur\")); return; fi ;;\n  esac\n";
  }
  text +=
      "  if [[ $cur == -* ]]; then\n    COMPREPLY=($(compgen -W \"$names\" -- \"$cur\"))\n"
      "  else\n    compopt -o filenames; COMPREPLY=($(compgen -f -- \"$cur\"))\n  fi\n}\n";
  return text + "complete -F " + name + " " + table.program + "\n";
}

std::string zsh_completion(const CommandTable& table) {
  const std::string name = function_name(table.program);
  std::string text = "#compdef " + table.program + "\n# made by --generate zsh\n";
  if (table.program == "backfile-search") {
    text +=
        "_backfile_values() {\n"
        "  local word archive=\n"
        "  for word in $words[2,-1]; do\n"
        "    if [[ -d $word/shards ]]; then archive=$word; break; fi\n"
        "  done\n"
        "  [[ -n $archive ]] || return 1\n"
        "  local -a values\n"
        "  values=(${(f)\"$(backfile-search --no-config $archive --values $1 -- \"$PREFIX\" "
        "2>/dev/null)\"})\n"
        "  compadd -a values\n"
        "}\n";
  }
  text += name + "() {\n";
  const std::vector<std::string> commands = command_names(table);
  if (commands.empty())
    return text + "  " + zsh_arguments(table, table.commands.front()) + "}\n" + name + " \"$@\"\n";
  text += "  if (( CURRENT == 2 )); then\n    local -a commands\n    commands=(";
  for (std::size_t i = 1; i < table.commands.size(); ++i)
    text += "\n      " + quoted(table.commands[i].name + ":" + table.commands[i].help);
  text += ")\n    _describe command commands\n    return\n  fi\n  case $words[2] in\n";
  for (std::size_t i = 1; i < table.commands.size(); ++i)
    text += "    " + table.commands[i].name + ") " + zsh_arguments(table, table.commands[i]) + "      ;;\n";
  return text + "  esac\n}\n" + name + " \"$@\"\n";
}

std::string fish_completion(const CommandTable& table) {
  std::string text = "# fish completion of " + table.program + ", made by --generate fish\n";
  const std::vector<std::string> commands = command_names(table);
  if (table.program == "backfile-search") {
    text +=
        "function __backfile_values\n"
        "  for word in (commandline -opc)[2..-1]\n"
        "    if test -d \"$word/shards\"\n"
        "      backfile-search --no-config $word --values $argv[1] -- (commandline -ct) 2>/dev/null\n"
        "      return\n    end\n  end\nend\n";
  }
  for (const CommandRow& command : table.commands) {
    const std::string when =
        command.name.empty() ? "" : " -n " + quoted("__fish_seen_subcommand_from " + command.name);
    if (!command.name.empty()) {
      text += "complete -c " + table.program + " -n " +
              quoted("not __fish_seen_subcommand_from " + joined(commands, " ")) + " -a " + command.name +
              " -d " + quoted(command.help) + "\n";
    }
    for (const OptionRow& option : command.options) {
      if (option.positional) continue;
      text += "complete -c " + table.program + when;
      for (const std::string& name : option.names)
        text += name.starts_with("--") ? " -l " + name.substr(2) : " -s " + name.substr(1);
      if (!option.value.empty()) text += option.value == "FILE" ? " -r" : " -x";
      if (!option.choices.empty()) text += " -a " + quoted(joined(option.choices, " "));
      if (is_facet(table, option))
        text += " -a " + quoted("(__backfile_values " + option.names.front().substr(2) + ")");
      text += " -d " + quoted(option.help) + "\n";
    }
  }
  return text;
}

}  // namespace backfile
