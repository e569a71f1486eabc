#include "common/date_words.h"

#include <algorithm>
#include <array>
#include <utility>
#include <vector>

#include "common/date_names.h"
#include "common/date_tokens.h"
#include "common/hijri_years.h"

namespace backfile {
namespace {

constexpr std::size_t longest = 120;  // bytes; dates with weekday and zone have 60

// The year before an era's first; -1 for other signs. "平成" is two tokens.
int era_base(std::string_view first, std::string_view second) {
  struct Era {
    std::string_view first;
    std::string_view second;
    int base;
  };
  constexpr auto eras = std::to_array<Era>({{"明", "治", 1867},
                                            {"大", "正", 1911},
                                            {"昭", "和", 1925},
                                            {"平", "成", 1988},
                                            {"令", "和", 2018},
                                            {"民", "國", 1911},
                                            {"民", "国", 1911}});
  for (const Era& era : eras) {
    if (era.first == first && era.second == second) return era.base;
  }
  return -1;
}

class DateWriter {
 public:
  explicit DateWriter(std::vector<DateToken> tokens) : tokens_(std::move(tokens)) {}

  std::string write() {
    for (at_ = 0; at_ < tokens_.size(); ++at_) {
      const DateToken& token = tokens_[at_];
      if (is_source()) break;
      const bool known = token.kind == DateToken::Kind::number ? add_number(token)
                         : token.kind == DateToken::Kind::word ? add_word(token)
                                                               : add_mark(token);
      if (!known) return "";
    }
    if (months_ > 1 || !(months_ == 1 || numbers_of_day() == 3)) return "";
    order_parts();
    return joined();
  }

 private:
  std::string_view next_text(std::size_t ahead = 1) const {
    return at_ + ahead < tokens_.size() ? std::string_view(tokens_[at_ + ahead].text) : std::string_view{};
  }
  bool next_is_number(std::size_t ahead = 1) const {
    return at_ + ahead < tokens_.size() && tokens_[at_ + ahead].kind == DateToken::Kind::number;
  }

  // "2017-11-24 15:20 来源：新华网": what follows is the agency.
  bool is_source() const {
    return !out_.empty() && (tokens_[at_].text == "来" || tokens_[at_].text == "來") && next_text() == "源";
  }

  // "입력 2017-11-24", "发布时间：2017-11-24": written, changed, published.
  bool is_label(const std::string& word) const {
    struct Label {
      std::string_view first;
      std::string_view second;
    };
    constexpr auto labels = std::to_array<Label>({{"입", "력"},
                                                  {"등", "록"},
                                                  {"수", "정"},
                                                  {"승", "인"},
                                                  {"송", "고"},
                                                  {"时", "间"},
                                                  {"時", "間"},
                                                  {"发", "布"},
                                                  {"發", "布"},
                                                  {"更", "新"},
                                                  {"公", "開"}});
    return std::ranges::any_of(
        labels, [&](const Label& label) { return label.first == word && label.second == next_text(); });
  }

  bool add_number(const DateToken& token) {
    int value = number_in(token.text);
    if (thai_ && token.text.size() == 4 && value > 2400) value -= 543;
    if (era_ >= 0 && value > 0) {
      value += era_;
      era_ = -1;
    }
    out_.push_back(value >= 0 && (value != number_in(token.text)) ? std::to_string(value) : token.text);
    return true;
  }

  bool add_month(int month) {
    const std::string_view name = english_months[static_cast<std::size_t>(month)];
    // "آب/أغسطس": Arabic months have two names.
    if (months_ == 1 && out_.back() == name) return true;
    out_.emplace_back(name);
    ++months_;
    return true;
  }

  bool add_word(const DateToken& token) {
    const std::string& word = token.text;
    if (word == "年" || word == "년" || word == "日" || word == "号" || word == "號" || word == "일")
      return true;
    if (word == "月" || word == "월") return number_to_month();
    if (const int base = era_base(word, next_text()); base >= 0) {
      era_ = base;
      ++at_;
      if (next_text() == "元") {
        ++at_;
        out_.push_back(std::to_string(era_ + 1));
        era_ = -1;
      }
      return true;
    }
    if (is_label(word)) {
      ++at_;
      return true;
    }
    if (is_hour_sign(word)) return true;
    if (is_half_of_day(word)) return true;
    if ((word == "tháng" || word == "thang") && next_is_number()) {
      ++at_;
      out_.push_back(tokens_[at_].text);
      return number_to_month();
    }
    // 10h30, 10 h 30
    if (word == "h" && !out_.empty() && next_is_number()) {
      out_.back() += ":" + std::string(next_text());
      ++at_;
      return true;
    }
    if (const auto month = month_named(word)) {
      const bool weekday = is_weekday_name(word) && later_month();
      thai_ = thai_ || word.starts_with("\xE0\xB8") || word.starts_with("\xE0\xB9");
      return weekday || add_month(*month);
    }
    if (is_weekday_name(word) || is_date_filler(word)) return true;
    if (is_weekday_sign(word)) return true;
    return add_zone(word);
  }

  // "mar." is March, and Tuesday in "mar. 24 août".
  bool later_month() const {
    return std::any_of(tokens_.begin() + static_cast<std::ptrdiff_t>(at_) + 1, tokens_.end(),
                       [](const DateToken& token) { return month_named(token.text).has_value(); });
  }

  // "p.m.", "PM", "下午" (stands in front).
  bool is_half_of_day(const std::string& word) {
    const bool dotted = (word == "p" || word == "a") && next_text() == "." && next_text(2) == "m";
    if (dotted) at_ += 2;
    if (dotted ||
        ((word == "am" || word == "pm") && !out_.empty() && out_.back().find(':') != std::string::npos)) {
      out_.push_back(word.front() == 'p' ? "pm" : "am");
      return true;
    }
    const bool morning = word == "ص" || word == "صباحا" || word == "صباحًا";
    if (morning || word == "م" || word == "مساء" || word == "مساءً") {
      half_ = morning ? "am" : "pm";
      return true;
    }
    const bool second = next_text() == "午" || next_text() == "後" || next_text() == "前" ||
                        next_text() == "전" || next_text() == "후";
    if ((word == "上" || word == "下" || word == "午" || word == "오") && second) {
      half_ = word == "下" || next_text() == "後" || next_text() == "후" ? "pm" : "am";
      ++at_;
      return true;
    }
    return false;
  }

  // 12時15分, 12시 15분, 12点15分: the minutes' sign goes with the number, seconds do not count.
  bool is_hour_sign(const std::string& word) {
    constexpr auto signs = std::to_array<std::string_view>({"時", "时", "点", "點", "시"});
    if (std::ranges::find(signs, word) == signs.end() || out_.empty() || !next_is_number()) return false;
    out_.back() += (next_text().size() == 1 ? ":0" : ":") + std::string(next_text());
    at_ += next_text(2) == "分" || next_text(2) == "분" ? 2U : 1U;
    return true;
  }

  // The number just written is a month.
  bool number_to_month() {
    if (out_.empty()) return false;
    const int month = number_in(out_.back());
    if (month < 1 || month > 12) return false;
    out_.pop_back();
    return add_month(month - 1);
  }

  // 星期三, (水), 수요일
  bool is_weekday_sign(const std::string& word) const {
    constexpr auto signs = std::to_array<std::string_view>({"星", "期", "周", "週", "曜", "一", "二", "三",
                                                            "四", "五", "六", "天", "火", "水", "木", "金",
                                                            "土", "月", "요", "화", "수", "목", "금", "토"});
    return std::ranges::find(signs, word) != signs.end();
  }

  // What is no zone either will be no date.
  bool add_zone(const std::string& word) {
    constexpr std::size_t longest_zone = 4;
    if (word == "t" || word == "h" || word == "hs" || word == "hrs") return true;
    if (word == "мск") {
      out_.emplace_back("msk");
      return true;
    }
    out_.push_back(word);
    return word.size() <= longest_zone;
  }

  bool add_mark(const DateToken& token) {
    const std::string& mark = token.text;
    constexpr auto dropped = std::to_array<std::string_view>(
        {".", ",", "،", "、", "|", "•", "·", "–",  "—",  "(", ")", "（", "）", "º", "ª",
         "°", "’", "'", ";",  "/", "-", "´", "「", "」", "@", "[", "]",  "【", "】"});
    const bool attached = !out_.empty() && !token.behind_space && next_is_number() &&
                          !tokens_[at_ + 1].behind_space && at_ > 0 &&
                          tokens_[at_ - 1].kind == DateToken::Kind::number;
    if (mark == ":" || mark == "：") {
      // "24/Aug/2016:10:30": behind a year it only separates.
      if (attached && tokens_[at_ - 1].text.size() <= 2) {
        out_.back() += ":" + std::string(next_text());
        ++at_;
      }
      return true;
    }
    // 10.30 behind a date, 05.123 seconds.
    const bool behind_day = months_ == 1 || numbers_of_day() > 3 || has_time();
    if (mark == "." && attached && behind_day && has_year()) {
      out_.back() += (out_.back().find(':') == std::string::npos ? ":" : ".") + std::string(next_text());
      ++at_;
      return true;
    }
    if ((mark == "+" || mark == "-") && next_is_number() && !tokens_[at_ + 1].behind_space &&
        is_behind_time()) {
      out_.push_back(mark + std::string(next_text()));
      ++at_;
      return true;
    }
    return std::ranges::find(dropped, mark) != dropped.end();
  }

  bool has_time() const {
    return std::ranges::any_of(out_,
                               [](const std::string& text) { return text.find(':') != std::string::npos; });
  }

  // "15:20 +0700", "15:20 (GMT+7)"
  bool is_behind_time() const {
    if (out_.empty()) return false;
    const bool greenwich = out_.back() == "gmt" || out_.back() == "utc";
    return greenwich ? has_time() : out_.back().find(':') != std::string::npos;
  }

  bool has_year() const {
    return std::ranges::any_of(out_, [](const std::string& text) {
      return text.size() == 4 && text.find_first_not_of("0123456789") == std::string::npos;
    });
  }

  std::ptrdiff_t numbers_of_day() const {
    return std::ranges::count_if(out_, [](const std::string& text) {
      return text.find_first_not_of("0123456789") == std::string::npos;
    });
  }

  static bool is_zone(std::string_view text) {
    const bool offset = text.starts_with('+') || text.starts_with('-');
    const bool number = text.find_first_of("0123456789") != std::string_view::npos;
    return offset || (!number && std::ranges::find(english_months, text) == english_months.end());
  }

  // "10:10 am, 1 May 2019": the time goes to the end. "Aug 24 10:30:00 UTC 2016": the year goes before it.
  void order_parts() {
    if (!out_.empty() && out_.front().find(':') != std::string::npos) {
      std::size_t size = out_.size() > 1 && (out_[1] == "am" || out_[1] == "pm") ? 2 : 1;
      if (out_.size() > size && is_zone(out_[size])) ++size;
      std::rotate(out_.begin(), out_.begin() + static_cast<std::ptrdiff_t>(size), out_.end());
      return;
    }
    const auto time = std::ranges::find_if(
        out_, [](const std::string& text) { return text.find(':') != std::string::npos; });
    if (time == out_.end() || time == out_.begin() || out_.back().size() != 4) return;
    if (out_.back().find_first_not_of("0123456789") != std::string::npos) return;
    std::rotate(time, out_.end() - 1, out_.end());
  }

  std::string joined() const {
    std::string text;
    int numbers = 0;
    for (const std::string& part : out_) {
      const bool of_day = months_ == 0 && numbers > 0 && numbers < 3;
      text += (text.empty() ? "" : of_day ? "-" : " ") + part;
      ++numbers;
    }
    return half_.empty() ? text : text + " " + half_;
  }

  std::vector<DateToken> tokens_;
  std::size_t at_ = 0;
  std::vector<std::string> out_;
  std::string half_;
  int months_ = 0;
  int era_ = -1;
  bool thai_ = false;
};

}  // namespace

std::string date_in_english(std::string_view text) {
  if (text.size() > longest) return "";
  std::vector<DateToken> tokens = date_tokens(text);
  const bool digits = std::ranges::any_of(
      tokens, [](const DateToken& token) { return token.kind == DateToken::Kind::number; });
  if (!digits || tokens.size() > 40) return "";
  convert_solar_dates(tokens);
  return in_gregorian_years(DateWriter(std::move(tokens)).write(), text);
}

}  // namespace backfile
