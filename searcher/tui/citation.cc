#include "searcher/tui/citation.h"

#include <algorithm>
#include <array>
#include <cmath>
#include <cstdio>
#include <limits>

#include "common/ascii.h"
#include "common/grouped.h"
#include "searcher/render/terminal_text.h"
#include "searcher/tui/timeline_bars.h"

namespace backfile::tui {
namespace {

constexpr std::int64_t far = std::numeric_limits<std::int64_t>::max() / 2;
constexpr std::int64_t day_seconds = 86400;

// With control characters (or runs of white space) in it: as bash, zsh and ksh read it, nothing raw.
std::string escaped_word(const std::string& word) {
  std::string quoted = "$'";
  for (const char c : word) {
    if (c >= ' ' && c < 0x7F && c != '\'' && c != '\\') {
      quoted += c;
    } else {
      std::array<char, 8> code;
      std::snprintf(code.data(), code.size(), "\\x%02x", static_cast<unsigned char>(c));
      quoted += code.data();
    }
  }
  return quoted + "'";
}

void add_dates(const DateRange& dates, std::string& command) {
  if (dates.begin > -far) command += " --since " + to_iso({dates.begin, DatePrecision::day});
  if (dates.end < far) {
    // --until takes the whole of the day that it names.
    const std::int64_t last = (dates.end - 1) - (((dates.end - 1) % day_seconds) + day_seconds) % day_seconds;
    command += " --until " + to_iso({last, DatePrecision::day});
  }
}

std::string program_of(const State& state) {
  std::string command = "backfile-search " + shell_word(state.archive);
  for (const std::string& address : state.served) command += " --shard " + shell_word(address);
  return command;
}

}  // namespace

std::string cite(const Hit& hit) {
  std::string text;
  if (!hit.byline.empty()) text += harmless(hit.byline) + ": ";
  text += "\"" + (hit.title.empty() ? "(no headline)" : harmless(hit.title)) + "\".";
  std::string place = harmless(hit.source);
  if (hit.date.known()) {
    const Date day = {hit.date.seconds, std::min(hit.date.precision, DatePrecision::day)};
    place += (place.empty() ? "" : ", ") + to_iso(day);
  }
  if (!place.empty()) text += " " + place + ".";
  if (!hit.url.empty()) text += " " + harmless(hit.url);
  return text + " [" + harmless(hit.id) + "]";
}

std::string cite_query(const State& state) {
  const ResultHead& head = state.page.head;
  std::string text = "Backfile " BACKFILE_VERSION ", archive " + harmless(state.archive);
  for (const std::string& address : state.served) text += " with " + harmless(address);
  text += " (fingerprint " + head.archive + ")";
  const std::string query = state.similar ? harmless(head.query) : harmless(head.parsed);
  text += "; query: " + (head.query.empty() ? "all articles" : query);
  if (state.similar) text += "; similar to the article " + harmless(state.similar->id);
  const std::string filters = describe_filters(state);
  if (!filters.empty()) text += "; filters: " + filters;
  text += "; " + grouped(state.page.tail.total) + " of " + grouped(head.articles) + " articles";
  text += state.page.tail.exact ? " (exact count)" : " (at least)";
  if (head.first_date.known())
    text += ", archive spans " + to_iso(head.first_date) + ".." + to_iso(head.last_date);
  return text + "; searched " + state.today + ".";
}

std::string shell_word(const std::string& word) {
  const auto is_plain = [](char c) {
    return is_ascii_letter(c) || is_ascii_digit(c) ||
           std::string_view("_-./:,=@%+").find(c) != std::string_view::npos;
  };
  if (!word.empty() && std::ranges::all_of(word, is_plain)) return word;
  if (harmless(word) != word) return escaped_word(word);
  std::string quoted = "'";
  for (const char c : word) {
    if (c == '\'') {
      quoted += "'\\''";
    } else {
      quoted += c;
    }
  }
  return quoted + "'";
}

std::string command_of(const State& state) {
  const SearchRequest request = request_of(state);
  std::string command = program_of(state);
  for (const FacetFilter& filter : request.filters) {
    const std::string option = " --" + std::string(facet_name(filter.facet)) + " ";
    for (const std::string& value : filter.included) command += option + shell_word(value);
    for (const std::string& value : filter.excluded) command += option + shell_word("!" + value);
  }
  if (request.dates) add_dates(*request.dates, command);
  if (request.sort == Sort::newest) command += " --sort newest";
  if (request.sort == Sort::oldest) command += " --sort oldest";
  if (request.join == WordJoin::any) command += " --any";
  if (request.words_only) command += " --words";
  if (request.collapse) command += " --collapse";
  if (request.expand) command += " --expand";
  if (request.half_life > 0) command += " --recency " + std::to_string(std::lround(request.half_life)) + "d";
  if (state.similar) command += " --similar " + shell_word(state.similar->id);
  // Without a query the program would open the interactive view again.
  if (!state.similar || !request.query.empty())
    command += " -- " + shell_word(request.query.empty() ? "*" : request.query);
  return command;
}

std::string show_command(const State& state, const std::string& id) {
  return program_of(state) + " --show " + shell_word(id);
}

}  // namespace backfile::tui
