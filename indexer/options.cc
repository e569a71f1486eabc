#include "indexer/options.h"

#include <CLI/CLI.hpp>

#include "common/command_line.h"
#include "common/error.h"
#include "common/language.h"
#include "indexer/readers/article_fields.h"

namespace backfile {
namespace {

constexpr const char* examples =
    "Turns a news archive (folders, dumps, web crawls, wire files) into a searchable Backfile archive.\n\n"
    "Examples:\n"
    "  backfile-index add papers.bkf ~/articles dump.jsonl.zst   build, or add to, an archive\n"
    "  backfile-index add papers.bkf - < today.jsonl             add from standard input\n"
    "  backfile-index info papers.bkf                            what it holds\n"
    "  backfile-index formats                                    what can be read\n";

struct Raw {
  std::string annotate = "all";
  std::string map;
  std::string memory = "1G";
  std::string progress = "auto";
};

std::vector<std::string> split_list(const std::string& list) {
  std::vector<std::string> parts;
  std::string part;
  for (const char c : list + ",") {
    if (c != ',') {
      part += c;
    } else if (!part.empty()) {
      parts.push_back(std::exchange(part, {}));
    }
  }
  return parts;
}

void add_archive(CLI::App& command, IndexOptions& options) {
  command.add_option("archive", options.add.archive, "the archive's folder")
      ->required()
      ->type_name("ARCHIVE");
}

void add_writing(CLI::App& command, IndexOptions& options, Raw& raw) {
  command.add_option("-j,--jobs", options.add.jobs, "threads; default: one a core")->type_name("N");
  command.add_option("--memory", raw.memory, "how much memory may be used")
      ->capture_default_str()
      ->type_name("SIZE");
  command.add_option("--progress", raw.progress, "auto, always, never or json")
      ->check(CLI::IsMember({"auto", "always", "never", "json"}))
      ->capture_default_str();
}

void add_annotating(CLI::App& command, IndexOptions& options, Raw& raw) {
  command
      .add_option("--annotate", raw.annotate,
                  "facets to find in the text: all, none, or a list of country,person,topic")
      ->capture_default_str();
  command
      .add_option("--home-country", options.add.home_country, "ISO code: where places without a country lie")
      ->type_name("CODE");
}

CLI::App* add_command(CLI::App& app, IndexOptions& options, Command kind, const char* name,
                      const char* help) {
  CLI::App* command = app.add_subcommand(name, help);
  command->final_callback([&options, kind] { options.command = kind; });
  if (kind != Command::formats) add_archive(*command, options);
  return command;
}

void declare_add(CLI::App& app, IndexOptions& options, Raw& raw) {
  CLI::App* add =
      add_command(app, options, Command::add, "add", "create an archive, or add to it, or replace by id");
  add->add_option("input", options.add.inputs, "files, folders, containers; - is standard input")
      ->required()
      ->type_name("INPUT...");
  add->add_option("--format", options.add.format, "auto, or a name of `backfile-index formats`")
      ->capture_default_str();
  add->add_option("--language", options.add.language, "auto, or the language of articles that name none")
      ->capture_default_str();
  add->add_option("--source", options.add.source, "the publication of articles that name none");
  add->add_option("--map", raw.map,
                  "which fields of tables, JSON and XML hold what, as title=headline,text=body; id= for none")
      ->type_name("PART=FIELD,...");
  add->add_option("--rejects", options.add.rejects, "write what could not be read, as JSON Lines")
      ->type_name("FILE");
  add->add_flag("--dry-run", options.dry_run, "print the articles as JSON Lines, write nothing");
  add_writing(*add, options, raw);
  add_annotating(*add, options, raw);
}

void declare_train(CLI::App& app, IndexOptions& options) {
  CLI::App* train = app.add_subcommand("train", "make a model of the person tagger from marked texts");
  train->final_callback([&options] { options.command = Command::train; });
  train->add_option("--output", options.output, "the model; as person.model in an archive it is used there")
      ->required()
      ->type_name("FILE");
  train
      ->add_option("input", options.add.inputs,
                   "CoNLL files (a token a line, its tag last), or sentences in the project's notation")
      ->required()
      ->type_name("FILE...");
  train
      ->add_option("--unchecked", options.unchecked,
                   "CoNLL files marked by a machine: what a model made of the others agrees with is learnt")
      ->type_name("FILE")
      ->allow_extra_args(false);
  train->add_flag("--other-languages", options.other_languages,
                  "the texts are in other languages than English");
  train->add_flag("--thorough", options.thorough, "longer: for 10,000 marked sentences and more");
}

void declare_train_topics(CLI::App& app, IndexOptions& options) {
  CLI::App* train_topics = add_command(app, options, Command::train_topics, "train-topics",
                                       "learn topics from the articles whose source gave them");
  train_topics
      ->add_option("--labels", options.labels, "a file of further labels: id, TAB, topic, TAB, topic ...")
      ->type_name("FILE");
  train_topics->add_option("-j,--jobs", options.add.jobs, "threads; default: one a core")->type_name("N");
}

// Commands stand in this order in the help.
void build_app(CLI::App& app, IndexOptions& options, Raw& raw) {
  app.require_subcommand(1);
  app.add_flag("-q,--quiet", options.add.quiet, "only errors");
  app.add_flag("-v,--verbose", options.add.verbose, "name every record that cannot be read");
  app.fallthrough();
  declare_add(app, options, raw);
  CLI::App* info = add_command(app, options, Command::info, "info", "what an archive holds");
  info->add_flag("--json", options.json, "as one JSON object");
  CLI::App* out = add_command(app, options, Command::export_articles, "export",
                              "every live article as JSON Lines, newest first");
  out->add_flag("--json", options.json, "JSON Lines (the only form there is)");
  CLI::App* annotate =
      add_command(app, options, Command::annotate, "annotate", "find facets again in the stored articles");
  add_writing(*annotate, options, raw);
  add_annotating(*annotate, options, raw);
  annotate->add_flag("--adapt", options.adapt,
                     "first learn the archive's own names; what was learnt is kept as person.model");
  declare_train(app, options);
  declare_train_topics(app, options);
  CLI::App* remove = add_command(app, options, Command::remove, "delete", "take articles out, by id");
  remove->add_option("id", options.ids, "ids of articles")->type_name("ID...");
  remove->add_option("--ids", options.ids_file, "a file with an id a line; - is standard input")
      ->type_name("FILE");
  CLI::App* merge = add_command(app, options, Command::merge, "merge",
                                "write all shards anew, without the deleted articles");
  add_writing(*merge, options, raw);
  add_command(app, options, Command::verify, "verify", "check every file of an archive; exit 0 or 2");
  add_command(app, options, Command::formats, "formats", "what can be read, and how it is recognised");
}

// "1G", "512M", "100000".
std::uint64_t parse_size(const std::string& text) {
  std::size_t end = 0;
  double value = 0;
  try {
    value = std::stod(text, &end);
  } catch (const std::exception&) {
    end = 0;
  }
  std::uint64_t unit = 1;
  if (end < text.size()) {
    const std::string units = "kKmMgGtT";
    const auto at = units.find(text[end]);
    if (at != std::string::npos) unit = std::uint64_t{1} << (10 * (at / 2 + 1));
    end = at != std::string::npos ? end + 1 : 0;
  }
  constexpr double most = 1e15;  // bytes
  const bool is_size = end == text.size() && value > 0 && value * static_cast<double>(unit) <= most;
  if (!is_size) throw Error("--memory " + text + " is no size", "write it like 512M or 2G");
  return static_cast<std::uint64_t>(value * static_cast<double>(unit));
}

// "title=headline,text=body"; "id=" for a part that no field is.
std::vector<std::pair<std::string, std::string>> parse_map(const std::string& list) {
  std::vector<std::pair<std::string, std::string>> map;
  for (const std::string& pair : split_list(list)) {
    const std::size_t sign = std::min(pair.find('='), pair.size());
    const std::string part = pair.substr(0, sign);
    if (sign == pair.size())
      throw Error("--map " + pair + " names no field", "write PART=FIELD, as title=headline");
    if (!is_own_name(part)) {
      throw Error(
          "--map " + pair + ": an article has no part " + part,
          "choose id, title, text, date, url, source, byline, dateline, language, country, person or topic");
    }
    map.emplace_back(part, pair.substr(sign + 1));
  }
  return map;
}

}  // namespace

std::optional<IndexOptions> parse_options(int argc, char** argv, int& exit_code) {
  IndexOptions options;
  Raw raw;
  CLI::App app{examples, "backfile-index"};
  build_app(app, options, raw);
  if (const auto end = read_command_line(app, argc, argv)) {
    exit_code = *end;
    return std::nullopt;
  }
  options.add.annotate = split_list(raw.annotate);
  options.add.map = parse_map(raw.map);
  options.add.memory = parse_size(raw.memory);
  options.add.progress = progress_style(raw.progress, options.add.quiet);
  if (options.add.language != "auto") {
    const std::string code = language_code(options.add.language);
    if (code.empty())
      throw Error("--language " + options.add.language + " is no language", "write a code such as en or de");
    options.add.language = code;
  }
  return options;
}

}  // namespace backfile
