#include "searcher/options.h"

#include <CLI/CLI.hpp>
#include <algorithm>
#include <array>
#include <cstdlib>
#include <ctime>

#include "common/command_line.h"
#include "common/error.h"

namespace backfile {
namespace {

constexpr const char* examples =
    "Ranked full-text search in a news archive.\n\n"
    "Examples:\n"
    "  backfile-search papers.bkf nuclear deal --since 2015        both words, in articles from 2015 on\n"
    "  backfile-search papers.bkf '\"cyber security\" country:PK'    a phrase, and a facet\n"
    "  backfile-search papers.bkf 'oil w/5 price*' --sort newest    proximity, a wildcard, newest first\n"
    "  backfile-search papers.bkf fraud --format json --limit 0     every hit, for scripts\n"
    "  backfile-search papers.bkf --country Pakistan --person '!Sergey Lavrov'\n\n"
    "A query that begins with - or holds quotes, parentheses or * is best put in single quotes after --.";

// Text of options that become something else.
struct Raw {
  std::vector<std::string> words;
  std::string sort = "relevance";
  std::optional<std::string> since;
  std::optional<std::string> until;
  std::string recency;
  std::string facets = "country,person,topic";
  std::string timeline = "auto";
  std::array<std::vector<std::string>, facet_count> filters;
  bool any = false;
  bool all = false;
};

void add_result_options(CLI::App& app, SearchOptions& options, Raw& raw) {
  SearchRequest& request = options.request;
  app.add_option("-n,--limit", request.limit, "hits; 0: all")
      ->check(CLI::NonNegativeNumber)
      ->capture_default_str()
      ->group("Results");
  app.add_option("--offset", request.offset, "hits left out before the first")
      ->check(CLI::NonNegativeNumber)
      ->group("Results");
  app.add_option("--sort", raw.sort, "relevance, newest or oldest")
      ->check(CLI::IsMember({"relevance", "newest", "oldest"}))
      ->capture_default_str()
      ->group("Results");
  app.add_option("--facets", raw.facets, "none, or a list of country,person,topic,source,language")
      ->capture_default_str()
      ->group("Results");
  app.add_option("--facet-limit", request.facet_limit, "values a facet; 0: all")
      ->check(CLI::NonNegativeNumber)
      ->capture_default_str()
      ->group("Results");
  app.add_option("--timeline", raw.timeline, "auto, day, month, year or none")
      ->check(CLI::IsMember({"auto", "day", "month", "year", "none"}))
      ->capture_default_str()
      ->group("Results");
  app.add_option("--snippets", request.snippets, "fragments a hit; 0: none")
      ->check(CLI::NonNegativeNumber)
      ->capture_default_str()
      ->group("Results");
  app.add_flag("--collapse,!--no-collapse", request.collapse, "one hit for all versions of a story")
      ->group("Results");
  app.add_option("--timeout", request.timeout_ms, "milliseconds; the answer says when it was cut")
      ->check(CLI::NonNegativeNumber)
      ->group("Results");
}

void add_query_options(CLI::App& app, SearchOptions& options, Raw& raw) {
  SearchRequest& request = options.request;
  CLI::Option* any = app.add_flag("--any", raw.any, "bare words are joined by OR")->group("Query");
  app.add_flag("--all", raw.all, "bare words are joined by AND (default)")->excludes(any)->group("Query");
  app.add_flag("--words", request.words_only, "the query is plain words, without operators")->group("Query");
  app.add_option("--similar", request.similar_to, "articles like the one of this id; a query narrows them")
      ->type_name("ID")
      ->group("Query");
  app.add_flag("--expand", request.expand,
               "rank with telling words of the best articles too; what matches stays the same")
      ->group("Query");
  app.add_option("--recency", raw.recency, "prefer newer articles; the half-life, like 30d, 6m or 2y")
      ->type_name("SPAN")
      ->group("Query");
  app.add_option("--shard", options.served, "a further shard, served by xapian-tcpsrv")
      ->type_name("HOST:PORT")
      ->take_all()
      ->expected(1)
      ->allow_extra_args(false)
      ->group("Query");
}

void add_filter_options(CLI::App& app, Raw& raw) {
  app.add_option("--since", raw.since, "articles of this date or later")->type_name("DATE")->group("Filters");
  app.add_option("--until", raw.until, "articles of this date or earlier")
      ->type_name("DATE")
      ->group("Filters");
  for (std::size_t i = 0; i < facet_count; ++i) {
    const auto facet = static_cast<Facet>(i);
    app.add_option("--" + std::string(facet_name(facet)), raw.filters[i],
                   std::string(facet_field(facet).help) + "; !X excludes")
        ->take_all()
        ->expected(1)
        ->allow_extra_args(false)
        ->group("Filters");
  }
}

void add_output_options(CLI::App& app, SearchOptions& options) {
  app.add_option("--format", options.format, "text, json, csv, trec or ids")
      ->check(CLI::IsMember({"text", "json", "csv", "trec", "ids"}))
      ->capture_default_str()
      ->group("Output");
  app.add_option("--queries", options.queries_file, "a batch: id<TAB>query a line; - is standard input")
      ->type_name("FILE")
      ->group("Output");
  app.add_option("--run", options.run, "name of the run in TREC output")
      ->capture_default_str()
      ->group("Output");
  app.add_flag("--explain", options.explain, "how the query was understood and what each part matches")
      ->group("Output");
  app.add_option("--show", options.show_id, "print the article of this id")->type_name("ID")->group("Output");
  app.add_flag("--kwic", options.kwic, "concordance lines: the words with what stands left and right of them")
      ->group("Output");
  app.add_option("--values", options.values_of, "list the values of a facet that begin with QUERY")
      ->check(CLI::IsMember({"country", "person", "topic", "source", "language"}))
      ->group("Output");
  app.add_option("--color", options.color, "auto, always or never")
      ->check(CLI::IsMember({"auto", "always", "never"}))
      ->capture_default_str()
      ->group("Output");
  app.add_option("--pager", options.pager, "page text that is longer than the screen: auto or never")
      ->check(CLI::IsMember({"auto", "never"}))
      ->capture_default_str()
      ->group("Output");
  app.add_flag("-q,--quiet", options.quiet, "hits only")->group("Output");
  app.add_flag("-v,--verbose", options.verbose, "say on standard error how each query was understood")
      ->group("Output");
  app.add_option("--threads", options.threads, "threads of a search; 0: one a core")
      ->check(CLI::Range(0, 1024))
      ->group("Output");
}

// Groups stand in this order in the help.
void build_app(CLI::App& app, SearchOptions& options, Raw& raw) {
  app.add_option("archive", options.archive, "the archive's folder")->required()->type_name("ARCHIVE");
  app.add_option("query", raw.words, "words and operators")->type_name("QUERY");
  add_result_options(app, options, raw);
  add_query_options(app, options, raw);
  add_filter_options(app, raw);
  add_output_options(app, options);
}

std::vector<Facet> parse_facets(const std::string& list) {
  std::vector<Facet> facets;
  if (list == "none" || list.empty()) return facets;
  std::string name;
  for (const char c : list + ",") {
    if (c != ',') {
      name += c;
      continue;
    }
    bool known = false;
    for (std::size_t i = 0; i < facet_count; ++i) {
      const auto facet = static_cast<Facet>(i);
      if (name != facet_name(facet) && name != facet_field(facet).name) continue;
      if (std::ranges::find(facets, facet) == facets.end()) facets.push_back(facet);
      known = true;
    }
    if (!known)
      throw Error("--facets: there is no facet " + name, "choose from country,person,topic,source,language");
    name.clear();
  }
  return facets;
}

DateRange parse_bound(const char* option, const std::string& text, std::int64_t now) {
  const auto range = parse_date_range(text, now);
  if (!range || text.find("..") != std::string::npos) {
    throw Error(std::string(option) + " " + (text.empty() ? "\"\"" : text) + " is no date",
                "write 2016, 2016-08, 2016-08-24, \"last month\" or 90d; --since A --until B for a span");
  }
  return *range;
}

std::optional<DateRange> parse_bounds(const Raw& raw) {
  if (!raw.since && !raw.until) return std::nullopt;
  const auto now = static_cast<std::int64_t>(std::time(nullptr));
  DateRange range{std::numeric_limits<std::int64_t>::min() + 1, std::numeric_limits<std::int64_t>::max()};
  if (raw.since) range.begin = parse_bound("--since", *raw.since, now).begin;
  if (raw.until) range.end = parse_bound("--until", *raw.until, now).end;
  if (range.begin >= range.end) throw Error("--since is later than --until", "no article could match");
  return range;
}

std::vector<FacetFilter> parse_filters(const Raw& raw) {
  std::vector<FacetFilter> filters;
  for (std::size_t i = 0; i < facet_count; ++i) {
    if (raw.filters[i].empty()) continue;
    FacetFilter& filter = filters.emplace_back();
    filter.facet = static_cast<Facet>(i);
    for (const std::string& value : raw.filters[i]) {
      if (value.starts_with('!')) {
        filter.excluded.push_back(value.substr(1));
      } else {
        filter.included.push_back(value);
      }
    }
  }
  return filters;
}

TimelineUnit parse_unit(const std::string& name) {
  if (name == "day") return TimelineUnit::day;
  if (name == "month") return TimelineUnit::month;
  if (name == "year") return TimelineUnit::year;
  return name == "auto" ? TimelineUnit::automatic : TimelineUnit::none;
}

// "30d", "6w", "6m", "2y" -> days.
double parse_span(const std::string& text) {
  constexpr std::pair<char, double> units[] = {{'d', 1}, {'w', 7}, {'m', 30.44}, {'y', 365.25}};
  char* end = nullptr;
  const double count = std::strtod(text.c_str(), &end);
  for (const auto& [letter, days] : units) {
    if (count > 0 && count < 1e6 && end[0] == letter && end[1] == '\0') return count * days;
  }
  throw Error("--recency " + text + " is no span of time", "write 30d, 6w, 6m or 2y");
}

void finish(SearchOptions& options, const Raw& raw) {
  SearchRequest& request = options.request;
  for (const std::string& word : raw.words) request.query += (request.query.empty() ? "" : " ") + word;
  options.has_query = !raw.words.empty();
  request.join = raw.any ? WordJoin::any : WordJoin::all;
  request.sort = raw.sort == "newest" ? Sort::newest : raw.sort == "oldest" ? Sort::oldest : Sort::relevance;
  request.dates = parse_bounds(raw);
  if (!raw.recency.empty()) request.half_life = parse_span(raw.recency);
  request.filters = parse_filters(raw);
  request.facets = parse_facets(raw.facets);
  request.timeline = parse_unit(raw.timeline);
  // Lists of hits show neither facets nor a timeline nor (but CSV) snippets.
  const bool plain = options.format == "trec" || options.format == "ids";
  if (plain || options.format == "csv" || options.quiet) {
    request.facets.clear();
    request.timeline = TimelineUnit::none;
  }
  request.total = !plain && options.format != "csv";
  if (plain) request.snippets = 0;
  if (!options.queries_file.empty() && (options.has_query || options.kwic || options.explain))
    throw Error("--queries takes its queries from the file alone, as hits",
                "leave the query, --kwic and --explain out");
  if (!options.show_id.empty() && options.format != "text" && options.format != "json")
    throw Error("--show prints text or JSON", "leave --format " + options.format + " out");
  if (!options.values_of.empty() && (options.format != "text" || request.dates || !request.filters.empty()))
    throw Error("--values prints values of the whole archive, as text",
                "leave --format, dates and filters out; the facets of a search are in its results");
  if (options.kwic && options.format != "text")
    throw Error("--kwic prints text only", "leave --format out; snippets are in the other formats");
}

}  // namespace

std::optional<SearchOptions> parse_search_options(int argc, char** argv, int& exit_code) {
  SearchOptions options;
  Raw raw;
  CLI::App app{examples, "backfile-search"};
  build_app(app, options, raw);
  if (const auto end = read_command_line(app, argc, argv)) {
    exit_code = *end;
    return std::nullopt;
  }
  finish(options, raw);
  return options;
}

}  // namespace backfile
