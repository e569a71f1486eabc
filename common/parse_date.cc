// Dates as sources write them: one reader for all shapes.
#include "common/date.h"

#include <array>
#include <charconv>
#include <vector>

#include "common/ascii.h"
#include "common/date_words.h"

namespace backfile {
namespace {

constexpr int oldest_year = 1400;  // before there were newspapers: a number, no year
constexpr int newest_year = 2199;

// A run of digits, of letters, or one other character.
struct Piece {
  enum class Kind : std::uint8_t { number, word, mark } kind;
  std::string_view text;
  int value = 0;
};
bool is_letter(char c) {
  return is_ascii_letter(c) || static_cast<unsigned char>(c) >= 0x80;
}

std::vector<Piece> cut(std::string_view text) {
  std::vector<Piece> pieces;
  for (std::size_t at = 0; at < text.size();) {
    std::size_t end = at + 1;
    if (is_ascii_digit(text[at])) {
      while (end < text.size() && is_ascii_digit(text[end])) ++end;
      Piece piece{Piece::Kind::number, text.substr(at, end - at), -1};
      if (piece.text.size() <= 9) std::from_chars(piece.text.begin(), piece.text.end(), piece.value);
      pieces.push_back(piece);
    } else if (is_letter(text[at])) {
      while (end < text.size() && is_letter(text[end])) ++end;
      pieces.push_back({Piece::Kind::word, text.substr(at, end - at), 0});
    } else if (text[at] != ' ' && text[at] != '\t' && text[at] != '\n' && text[at] != '\r') {
      pieces.push_back({Piece::Kind::mark, text.substr(at, 1), 0});
    }
    at = end;
  }
  return pieces;
}

// 1..12 for an English month name or its abbreviation of three letters or more, else 0.
int month_of(std::string_view word) {
  static constexpr std::array<std::string_view, 12> names = {"january",   "february", "march",    "april",
                                                             "may",       "june",     "july",     "august",
                                                             "september", "october",  "november", "december"};
  const std::string name = ascii_lowered(word);
  if (name.size() < 3) return 0;
  for (std::size_t i = 0; i < names.size(); ++i) {
    if (names[i].starts_with(name) || (i == 8 && name == "sept")) return static_cast<int>(i) + 1;
  }
  return 0;
}

bool is_weekday(std::string_view word) {
  static constexpr std::array<std::string_view, 7> names = {"monday", "tuesday",  "wednesday", "thursday",
                                                            "friday", "saturday", "sunday"};
  const std::string name = ascii_lowered(word);
  for (const std::string_view day : names) {
    if (name.size() >= 3 && (day.starts_with(name) || (name == "tues" || name == "thurs"))) return true;
  }
  return false;
}

// Minutes east of Greenwich of a zone's name (RFC 5322 section 4.3, and what newspapers write; IST is
// India's); nothing for other words.
std::optional<int> named_zone(std::string_view word) {
  struct Zone {
    std::string_view name;
    int minutes;
  };
  static constexpr auto zones = std::to_array<Zone>(
      {{"z", 0},      {"ut", 0},     {"utc", 0},    {"gmt", 0},    {"est", -300}, {"edt", -240},
       {"et", -300},  {"cst", -360}, {"cdt", -300}, {"ct", -360},  {"mst", -420}, {"mdt", -360},
       {"mt", -420},  {"pst", -480}, {"pdt", -420}, {"pt", -480},  {"wet", 0},    {"west", 60},
       {"cet", 60},   {"cest", 120}, {"bst", 60},   {"eet", 120},  {"eest", 180}, {"msk", 180},
       {"sast", 120}, {"pkt", 300},  {"ist", 330},  {"wib", 420},  {"sgt", 480},  {"hkt", 480},
       {"jst", 540},  {"kst", 540},  {"aest", 600}, {"aedt", 660}, {"nzst", 720}, {"nzdt", 780}});
  const std::string name = ascii_lowered(word);
  for (const Zone& zone : zones) {
    if (zone.name == name) return zone.minutes;
  }
  return std::nullopt;
}

// A year of two digits is read as RFC 5322 does: 00..49 are of this century.
int full_year(const Piece& piece) {
  if (piece.text.size() == 2) return piece.value + (piece.value < 50 ? 2000 : 1900);
  return piece.value;
}

class DateReader {
 public:
  DateReader(std::string_view text, DayMonthOrder order) : pieces_(cut(text)), order_(order) {}

  std::optional<Date> read() {
    skip_weekday();
    if (!(read_compact() || read_year_first() || read_words() || read_numbers())) return std::nullopt;
    if (time_.year < oldest_year || time_.year > newest_year) return std::nullopt;
    if (precision_ == DatePrecision::day && !at_end() && !read_time()) return std::nullopt;
    if (!at_end()) return std::nullopt;
    const auto seconds = seconds_from_civil(time_);
    if (!seconds) return std::nullopt;
    return Date{*seconds - std::int64_t{zone_} * 60, precision_};
  }

 private:
  bool at_end() const { return at_ >= pieces_.size(); }
  const Piece* peek(std::size_t ahead = 0) const {
    return at_ + ahead < pieces_.size() ? &pieces_[at_ + ahead] : nullptr;
  }
  bool is_number(std::size_t ahead, std::size_t least, std::size_t most) const {
    const Piece* piece = peek(ahead);
    return piece != nullptr && piece->kind == Piece::Kind::number && piece->text.size() >= least &&
           piece->text.size() <= most;
  }
  bool is_mark(std::size_t ahead, std::string_view any_of) const {
    const Piece* piece = peek(ahead);
    return piece != nullptr && piece->kind == Piece::Kind::mark &&
           any_of.find(piece->text) != std::string_view::npos;
  }
  int month_at(std::size_t ahead) const {
    const Piece* piece = peek(ahead);
    return piece != nullptr && piece->kind == Piece::Kind::word ? month_of(piece->text) : 0;
  }

  void skip_weekday() {
    const Piece* piece = peek();
    if (piece == nullptr || piece->kind != Piece::Kind::word || !is_weekday(piece->text)) return;
    ++at_;
    if (is_mark(0, ".")) ++at_;
    if (is_mark(0, ",")) ++at_;
  }

  void set(int year, int month, int day, DatePrecision precision) {
    time_ = {year, month, day, 0, 0, 0};
    precision_ = precision;
  }

  // 20160824, with "T" and a time of day behind it or not; 20160824101500, also without its seconds or with
  // thousandths.
  bool read_compact() {
    if (is_number(0, 14, 14) || is_number(0, 12, 12) || is_number(0, 17, 17)) {
      const std::string_view all = pieces_[at_++].text;
      const auto part = [&](std::size_t begin, std::size_t size) {
        int value = 0;
        std::from_chars(all.data() + begin, all.data() + begin + size, value);
        return value;
      };
      time_ = {part(0, 4), part(4, 2), part(6, 2), part(8, 2), part(10, 2), 0};
      precision_ = DatePrecision::minute;
      if (all.size() > 12) {
        time_.second = part(12, 2);
        precision_ = DatePrecision::second;
      }
      return true;
    }
    if (!is_number(0, 8, 8)) return false;
    const int all = pieces_[at_].value;
    set(all / 10000, all / 100 % 100, all % 100, DatePrecision::day);
    ++at_;
    return true;
  }

  // 2016, 2016-08, 2016-08-24, 2016/8/24, 2016 August 24.
  bool read_year_first() {
    if (!is_number(0, 4, 4)) return false;
    const int year = pieces_[at_].value;
    if (peek(1) == nullptr) {
      set(year, 1, 1, DatePrecision::year);
      ++at_;
      return true;
    }
    if (const int month = month_at(1); month > 0) {
      const bool day = is_number(2, 1, 2);
      set(year, month, day ? pieces_[at_ + 2].value : 1, day ? DatePrecision::day : DatePrecision::month);
      at_ += day ? 3 : 2;
      return true;
    }
    if (!is_mark(1, "-/.") || !is_number(2, 1, 2)) return false;
    const int month = pieces_[at_ + 2].value;
    if (is_mark(3, pieces_[at_ + 1].text) && is_number(4, 1, 2)) {
      set(year, month, pieces_[at_ + 4].value, DatePrecision::day);
      at_ += 5;
    } else {
      set(year, month, 1, DatePrecision::month);
      at_ += 3;
    }
    return true;
  }

  // "February 26, 1987", "26 Feb 1987", "26-FEB-1987", "Feb. 1987", "1st of March 1987".
  bool read_words() {
    const std::size_t from = at_;
    int day = 0;
    if (is_number(0, 1, 2)) {
      day = pieces_[at_++].value;
      skip_ordinal();
    }
    skip_joint();
    int month = month_at(0);
    if (month == 0) {
      at_ = from;
      return false;
    }
    ++at_;
    skip_joint();
    if (day == 0 && is_number(0, 1, 2)) {
      day = pieces_[at_++].value;
      skip_ordinal();
    }
    skip_joint();
    if (!is_number(0, 4, 4) && !(day > 0 && is_number(0, 2, 2))) {
      at_ = from;
      return false;
    }
    const int year = full_year(pieces_[at_++]);
    set(year, month, day > 0 ? day : 1, day > 0 ? DatePrecision::day : DatePrecision::month);
    return true;
  }

  void skip_ordinal() {
    const Piece* piece = peek();
    if (piece == nullptr || piece->kind != Piece::Kind::word) return;
    const std::string word = ascii_lowered(piece->text);
    if (word == "st" || word == "nd" || word == "rd" || word == "th") ++at_;
    if (const Piece* next = peek(); next != nullptr && ascii_lowered(next->text) == "of") ++at_;
  }
  void skip_joint() {
    while (is_mark(0, ".,-/")) ++at_;
  }

  // 24/8/1987, 8/24/1987, 8/24/87, 87/8/24: only where one order alone gives a date, or it is known.
  bool read_numbers() {
    if (!is_number(0, 1, 2) || !is_mark(1, "/.-") || !is_number(2, 1, 2) ||
        !is_mark(3, pieces_[at_ + 1].text)) {
      return false;
    }
    int day = pieces_[at_].value;
    int month = pieces_[at_ + 2].value;
    if (may_be_year_first()) {
      if (order_ == DayMonthOrder::year_first || (order_ == DayMonthOrder::unknown && day > 31)) {
        set(full_year(pieces_[at_]), month, pieces_[at_ + 4].value, DatePrecision::day);
        at_ += 5;
        return true;
      }
      if (order_ == DayMonthOrder::unknown) return false;
    }
    const bool short_year = is_number(4, 2, 2);
    if (!short_year && !is_number(4, 4, 4)) return false;
    // Where dots are written, the day stands first. A result may look like a date with hyphens.
    const bool told = order_ == DayMonthOrder::day_first || order_ == DayMonthOrder::month_first;
    const bool unknown = !told && !is_mark(1, ".");
    if (day <= 12 && month <= 12 && day != month && unknown) return false;
    if (short_year && unknown && is_mark(1, "-")) return false;
    if (month > 12 || (day <= 12 && order_ == DayMonthOrder::month_first)) std::swap(day, month);
    set(full_year(pieces_[at_ + 4]), month, day, DatePrecision::day);
    at_ += 5;
    return true;
  }

  bool may_be_year_first() const {
    const int month = pieces_[at_ + 2].value;
    return is_number(0, 2, 2) && month >= 1 && month <= 12 && is_number(4, 1, 2) &&
           pieces_[at_ + 4].value >= 1 && pieces_[at_ + 4].value <= 31;
  }

  // "T15:01:01.79Z", "15:01 +0200", ", 3:04 pm EST", "at 10.30".
  bool read_time() {
    while (is_mark(0, ",-")) ++at_;
    const std::size_t begin = at_;
    if (const Piece* piece = peek();
        piece != nullptr && piece->kind == Piece::Kind::word &&
        (ascii_lowered(piece->text) == "t" || ascii_lowered(piece->text) == "at")) {
      ++at_;
    }
    if (is_number(0, 6, 6) && precision_ == DatePrecision::day) {
      const int all = pieces_[at_++].value;
      time_.hour = all / 10000;
      time_.minute = all / 100 % 100;
      time_.second = all % 100;
      precision_ = DatePrecision::second;
      if (is_mark(0, ".,") && is_number(1, 1, 9)) at_ += 2;
    } else if (begin == 1 && at_ > begin && is_number(0, 4, 4)) {  // 20160824T1015
      const int all = pieces_[at_++].value;
      time_.hour = all / 100;
      time_.minute = all % 100;
      precision_ = DatePrecision::minute;
    } else if (is_number(0, 1, 2) && is_mark(1, ":.") && is_number(2, 2, 2)) {
      time_.hour = pieces_[at_].value;
      time_.minute = pieces_[at_ + 2].value;
      precision_ = DatePrecision::minute;
      at_ += 3;
      if (is_mark(0, ":") && is_number(1, 2, 2)) {
        time_.second = pieces_[at_ + 1].value;
        precision_ = DatePrecision::second;
        at_ += 2;
        if (is_mark(0, ".,") && peek(1) != nullptr && peek(1)->kind == Piece::Kind::number) at_ += 2;
      }
    } else {
      return false;
    }
    return read_half_of_day() && read_zone();
  }

  bool read_half_of_day() {
    const Piece* piece = peek();
    if (piece == nullptr || piece->kind != Piece::Kind::word) return true;
    const std::string word = ascii_lowered(piece->text);
    if (word != "am" && word != "pm") return true;
    if (time_.hour < 1 || time_.hour > 12) return false;
    time_.hour = time_.hour % 12 + (word == "pm" ? 12 : 0);
    ++at_;
    return true;
  }

  bool read_zone() {
    if (const Piece* piece = peek(); piece != nullptr && piece->kind == Piece::Kind::word) {
      const auto zone = named_zone(piece->text);
      if (!zone) return false;
      zone_ = *zone;
      ++at_;
    }
    if (is_mark(0, "+-")) {
      const int sign = is_mark(0, "+") ? 1 : -1;
      int offset = 0;
      if (is_number(1, 4, 4)) {
        offset = pieces_[at_ + 1].value / 100 * 60 + pieces_[at_ + 1].value % 100;
        at_ += 2;
      } else if (is_number(1, 1, 2)) {
        const bool minutes = is_mark(2, ":") && is_number(3, 2, 2);
        offset = pieces_[at_ + 1].value * 60 + (minutes ? pieces_[at_ + 3].value : 0);
        at_ += minutes ? 4 : 2;
      } else {
        return false;
      }
      if (offset > 16 * 60) return false;
      zone_ = sign * offset;
      skip_place();
    }
    // A comment such as "(CET)" says the same again.
    if (is_mark(0, "(")) {
      while (!at_end() && !is_mark(0, ")")) ++at_;
      if (!at_end()) ++at_;
    }
    return true;
  }

  // "+03:00[Africa/Cairo]", as Java writes it.
  void skip_place() {
    if (!is_mark(0, "[")) return;
    while (!at_end() && !is_mark(0, "]")) ++at_;
    if (!at_end()) ++at_;
  }

  std::vector<Piece> pieces_;
  DayMonthOrder order_;
  std::size_t at_ = 0;
  CivilTime time_{};
  int zone_ = 0;
  DatePrecision precision_ = DatePrecision::none;
};

// Who writes "22h15", dots, Arabic letters or Vietnamese writes the day before the month.
bool is_day_first(std::string_view text) {
  const std::vector<Piece> pieces = cut(text);
  const auto number = [&](std::size_t i, std::size_t least, std::size_t most) {
    return i < pieces.size() && pieces[i].kind == Piece::Kind::number && pieces[i].text.size() >= least &&
           pieces[i].text.size() <= most;
  };
  const auto is = [&](std::size_t i, std::string_view what) {
    return i < pieces.size() && ascii_lowered(pieces[i].text) == what;
  };
  for (std::size_t i = 0; i < pieces.size(); ++i) {
    if (pieces[i].kind == Piece::Kind::word && pieces[i].text[0] >= '\xD8' && pieces[i].text[0] <= '\xDB')
      return true;
    // "Thứ bảy", "Chủ nhật", "Ngày": weekdays and "the day" in Vietnamese.
    if (is(i, "thứ") || is(i, "chủ") || is(i, "ngày")) return true;
    if (number(i, 1, 2) && is(i + 1, "h") && number(i + 2, 2, 2)) return true;
    if (number(i, 1, 2) && is(i + 1, ".") && number(i + 2, 1, 2) && is(i + 3, ".") && number(i + 4, 4, 4))
      return true;
  }
  return false;
}

// "/Date(1511536800000)/" is JSON of .NET: milliseconds since 1970; an offset behind them is only for show.
std::optional<Date> net_date(std::string_view text) {
  constexpr std::string_view front = "/Date(";
  const std::size_t begin = text.find(front);
  if (begin == std::string_view::npos || text.find_first_not_of(" \\") < begin) return std::nullopt;
  const char* at = text.data() + begin + front.size();
  std::int64_t milliseconds = 0;
  const auto [end, error] = std::from_chars(at, text.data() + text.size(), milliseconds);
  if (error != std::errc() || end == text.data() + text.size() || (*end != ')' && *end != '+' && *end != '-'))
    return std::nullopt;
  const std::int64_t seconds = milliseconds / 1000 - (milliseconds % 1000 < 0 ? 1 : 0);
  const int year = civil_time(seconds).year;
  if (year < oldest_year || year > newest_year) return std::nullopt;
  return Date{seconds, DatePrecision::second};
}

}  // namespace

std::optional<Date> parse_date(std::string_view text, DayMonthOrder order) {
  if (const auto date = net_date(text)) return date;
  if (order == DayMonthOrder::unknown && is_day_first(text)) order = DayMonthOrder::day_first;
  if (const auto date = DateReader(text, order).read()) return date;
  const std::string english = date_in_english(text);
  return english.empty() ? std::nullopt : DateReader(english, order).read();
}

}  // namespace backfile
