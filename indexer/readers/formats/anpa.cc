// ANPA 1312: "High-Speed Wire Service Transmission Guidelines" of the American Newspaper Publishers
// Association, as North American wires sent their copy.
//
//   SYN SYN SOH a0123                    service level and number
//   r i                                  priority, category, format
//   BC-Ferry    08-24 0312               keyword, month and day, words
//   STX ... ETX
//   AP-NY-08-24-16 1030EDT EOT           often at the end of the text instead
#include <array>
#include <cctype>

#include "common/ascii.h"
#include "indexer/readers/article_fields.h"
#include "indexer/readers/readers.h"
#include "indexer/readers/text_lines.h"
#include "indexer/readers/wire_messages.h"

namespace backfile {
namespace {

// True where `text` has digits where the pattern has '0', and otherwise what the pattern has.
bool fits(std::string_view text, std::string_view pattern) {
  if (text.size() < pattern.size()) return false;
  for (std::size_t i = 0; i < pattern.size(); ++i) {
    if (pattern[i] == '0' ? !is_ascii_digit(text[i]) : text[i] != pattern[i]) return false;
  }
  return true;
}

int number_at(std::string_view text, std::size_t at, std::size_t digits) {
  int number = 0;
  for (std::size_t i = 0; i < digits; ++i) number = number * 10 + (text[at + i] - '0');
  return number;
}

// "08-24 0312": where the keyword ends.
std::size_t filing_at(std::string_view header) {
  for (std::size_t at = header.find('-'); at != std::string_view::npos; at = header.find('-', at + 1)) {
    if (at >= 2 && fits(header.substr(at - 2), "00-00 0000")) return at - 2;
  }
  return std::string_view::npos;
}

struct AnpaHeader {
  std::string number;    ///< "a0123"
  std::string category;  ///< one letter: i is international, s is sport ...
  std::string keyword;
  std::string day;  ///< "08-24": no year
};

std::optional<AnpaHeader> read_header(std::string_view header) {
  const std::size_t service = header.find_first_not_of(" \n");
  if (service == std::string_view::npos) return std::nullopt;
  const char level = ascii_lower(header[service]);
  if (level < 'a' || level > 'z' || !fits(header.substr(service + 1), "0000")) return std::nullopt;
  const std::size_t filing = filing_at(header);
  if (filing == std::string_view::npos) return std::nullopt;
  AnpaHeader read;
  read.number = header.substr(service, 5);
  read.day = header.substr(filing, 5);
  // Priority and category are letters that stand alone; what follows up to the date is the keyword.
  std::size_t at = std::min(header.find('\n', service), filing);
  for (int letters = 0; letters < 2; ++letters) {
    at = std::min(header.find_first_not_of(" \n", at), filing);
    const bool alone = at + 1 < filing && (header[at + 1] == ' ' || header[at + 1] == '\n');
    if (!alone) break;
    if (letters == 1) read.category = header.substr(at, 1);
    ++at;
  }
  read.keyword = clean_line_field(header.substr(at, filing - at));
  return read;
}

// "AP-NY-08-24-16 1030EDT": the only place that names the year.
std::optional<Date> read_date(std::string_view text) {
  struct Zone {
    std::string_view name;
    int hours;
  };
  constexpr auto zones = std::to_array<Zone>({{"EST", 5},
                                              {"EDT", 4},
                                              {"CST", 6},
                                              {"CDT", 5},
                                              {"MST", 7},
                                              {"MDT", 6},
                                              {"PST", 8},
                                              {"PDT", 7},
                                              {"GMT", 0}});
  for (std::size_t at = text.rfind('-'); at != std::string_view::npos && at >= 5;
       at = text.rfind('-', at - 1)) {
    if (!fits(text.substr(at - 5), "00-00-00")) continue;
    CivilTime time{full_year(number_at(text, at + 1, 2)),
                   number_at(text, at - 5, 2),
                   number_at(text, at - 2, 2),
                   0,
                   0,
                   0};
    std::string_view rest = text.substr(at + 3);
    rest.remove_prefix(std::min(rest.find_first_not_of(' '), rest.size()));
    const auto midnight = seconds_from_civil(time);
    if (!midnight) return std::nullopt;
    for (const Zone& zone : zones) {
      if (!fits(rest, "0000") || !rest.substr(4).starts_with(zone.name)) continue;
      time.hour = number_at(rest, 0, 2);
      time.minute = number_at(rest, 2, 2);
      if (const auto seconds = seconds_from_civil(time))
        return Date{*seconds + zone.hours * 3600, DatePrecision::minute};
    }
    return Date{*midnight, DatePrecision::day};
  }
  return std::nullopt;
}

// Without the line that ends the text and says when it was sent.
std::string_view without_sending_line(std::string_view text) {
  const std::size_t last = text.find_last_not_of(" \n<");
  if (last == std::string_view::npos) return text;
  const std::size_t line = text.rfind('\n', last);
  const std::string_view ending = text.substr(line == std::string_view::npos ? 0 : line + 1);
  return ending.size() < 40 && read_date(ending) ? text.substr(0, text.size() - ending.size()) : text;
}

std::string read_message(const WireMessage& message, Article& article) {
  const auto header = read_header(message.header);
  if (!header) return "its header is none of ANPA 1312";
  set_wire_text(without_sending_line(message.text), article.title, article.text);
  add_extra_text(article, "category", header->category);
  add_extra_text(article, "keywords", header->keyword);
  add_extra_text(article, "filed", header->day);
  auto date = read_date(message.trailer);
  if (!date)
    date =
        read_date(message.text.substr(message.text.size() - std::min<std::size_t>(message.text.size(), 60)));
  if (date) {
    article.date = *date;
    article.id = header->number + "-" + to_iso(*date).substr(0, 10);  // numbers begin again every day
  }
  return message.complete ? "" : "cut short";
}

}  // namespace

int recognise_anpa(std::string_view head, std::string_view) {
  const std::size_t begin = first_wire_message(head);
  if (begin == std::string_view::npos) return 0;
  const std::string_view message = head.substr(begin + 1);
  std::string header;
  for (const char c : message.substr(0, message.find('\x02'))) {
    if (static_cast<unsigned char>(c) >= 0x20 || c == '\n') header += c;
  }
  return read_header(header) ? 92 : 0;
}

void read_anpa(ByteSource& bytes, const ReaderOptions&, ArticleSink& sink) {
  read_wire_messages(bytes, sink, read_message);
}

}  // namespace backfile
