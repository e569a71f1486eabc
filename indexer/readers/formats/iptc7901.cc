// IPTC 7901: "The IPTC Recommended Message Format", version 5: agency copy as European wires sent it.
//
//   SOH dpa0123 4 pl 312 dpa 0456       source, number, priority, category, words, what the agency likes
//   Ferry/Sweden                         keywords
//   STX Ferry runs again = ... ETX
//   241030 GMT aug 16 EOT                day, hour, minute, zone, month, year
#include <algorithm>
#include <array>
#include <cctype>
#include <sstream>

#include "common/ascii.h"
#include "indexer/readers/article_fields.h"
#include "indexer/readers/readers.h"
#include "indexer/readers/text_lines.h"
#include "indexer/readers/wire_messages.h"

namespace backfile {
namespace {

bool is_number(std::string_view text) {
  return !text.empty() && text.find_first_not_of("0123456789") == std::string_view::npos;
}

std::vector<std::string> words_of(std::string_view line) {
  std::istringstream stream{std::string(line)};
  std::vector<std::string> words;
  for (std::string word; stream >> word;) words.push_back(word);
  return words;
}

struct WireHeader {
  std::string source;
  std::string number;
  std::string category;
  std::string keywords;
};

std::optional<WireHeader> read_header(std::string_view header) {
  const std::size_t end = std::min(header.find('\n'), header.size());
  std::vector<std::string> words = words_of(header.substr(0, end));
  if (words.empty()) return std::nullopt;
  WireHeader read;
  const std::size_t digits = words[0].find_first_of("0123456789");
  read.source = words[0].substr(0, digits);
  if (digits != std::string::npos) {
    read.number = words[0].substr(digits);
    words.erase(words.begin());
  } else if (words.size() > 1) {
    read.number = words[1];
    words.erase(words.begin(), words.begin() + 2);
  }
  // Priority is a digit, the category two or three letters, then the number of words.
  if (read.source.size() < 2 || !is_number(read.number) || words.size() < 2 || words[0].size() != 1 ||
      !is_number(words[0]))
    return std::nullopt;
  read.category = words[1];
  read.keywords = clean_line_field(header.substr(end));
  return read;
}

// "241030 GMT aug 16"; without a zone that is known, the day alone is believed.
std::optional<Date> read_trailer(std::string_view trailer) {
  constexpr auto months = std::to_array<std::string_view>(
      {"jan", "feb", "mar", "apr", "may", "jun", "jul", "aug", "sep", "oct", "nov", "dec"});
  const std::vector<std::string> words = words_of(trailer);
  for (std::size_t i = 0; i + 2 < words.size(); ++i) {
    if (words[i].size() != 6 || !is_number(words[i])) continue;
    const std::string zone = ascii_lowered(words[i + 1]);
    const std::size_t month_at =
        i + (zone == "gmt" || zone == "utc" || zone == "z" || words.size() > i + 3 ? 2 : 1);
    if (month_at + 1 >= words.size()) return std::nullopt;
    const auto month = std::ranges::find(months, ascii_lowered(words[month_at]).substr(0, 3));
    if (month == months.end() || !is_number(words[month_at + 1]) || words[month_at + 1].size() > 4)
      return std::nullopt;
    const bool universal = zone == "gmt" || zone == "utc" || zone == "z";
    const CivilTime time{full_year(std::stoi(words[month_at + 1])),
                         static_cast<int>(month - months.begin()) + 1,
                         std::stoi(words[i].substr(0, 2)),
                         universal ? std::stoi(words[i].substr(2, 2)) : 0,
                         universal ? std::stoi(words[i].substr(4, 2)) : 0,
                         0};
    const auto seconds = seconds_from_civil(time);
    if (!seconds) return std::nullopt;
    return Date{*seconds, universal ? DatePrecision::minute : DatePrecision::day};
  }
  return std::nullopt;
}

std::string read_message(const WireMessage& message, Article& article) {
  const auto header = read_header(message.header);
  if (!header) return "its header is none of IPTC 7901";
  article.source = clean_line_field(header->source);
  set_wire_text(message.text, article.title, article.text);
  add_extra_text(article, "category", header->category);
  add_extra_text(article, "keywords", header->keywords);
  const auto date = read_trailer(message.trailer);
  if (date) article.date = *date;
  // Numbers begin again every day.
  article.id = article.source + header->number + (date ? "-" + to_iso(*date).substr(0, 10) : "");
  if (!date) article.id.clear();
  return message.complete ? "" : "cut short";
}

}  // namespace

int recognise_iptc7901(std::string_view head, std::string_view) {
  const std::size_t begin = first_wire_message(head);
  if (begin == std::string_view::npos) return 0;
  const std::string_view message = head.substr(begin + 1);
  std::string header(message.substr(0, message.find('\x02')));
  std::erase(header, '\r');
  return read_header(header) ? 90 : 0;
}

void read_iptc7901(ByteSource& bytes, const ReaderOptions&, ArticleSink& sink) {
  read_wire_messages(bytes, sink, read_message);
}

}  // namespace backfile
