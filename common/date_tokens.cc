#include "common/date_tokens.h"

#include <unicode/uchar.h>

#include <charconv>

#include "common/hijri_years.h"
#include "common/utf8.h"

namespace backfile {
namespace {

bool is_word_part(std::int32_t c) {
  const int type = u_charType(c);
  return u_isalpha(c) != 0 || type == U_NON_SPACING_MARK || type == U_COMBINING_SPACING_MARK;
}

bool is_thai(std::int32_t c) {
  return c >= 0x0E00 && c < 0x0E80;
}

bool is_dense_sign(std::int32_t c) {
  return (c >= 0x4E00 && c < 0xA000) || (c >= 0xAC00 && c < 0xD7B0);
}

}  // namespace

std::vector<DateToken> date_tokens(std::string_view text) {
  std::vector<DateToken> tokens;
  bool space = true;
  for (std::size_t at = 0; at < text.size();) {
    const std::int32_t c = next_code_point(text, at);
    if (c == zero_width_non_joiner) continue;
    if (c < 0 || u_isUWhiteSpace(c) != 0 || c == 0x200E || c == 0x200F) {
      space = true;
      continue;
    }
    // A month's abbreviation in Thai has points within.
    if (std::size_t next = at; c == '.' && !space && at < text.size() && !tokens.empty() &&
                               tokens.back().kind == DateToken::Kind::word &&
                               is_thai(next_code_point(text, next)))
      continue;
    const std::int32_t digit = u_charDigitValue(c);
    const auto kind = digit >= 0        ? DateToken::Kind::number
                      : is_word_part(c) ? DateToken::Kind::word
                                        : DateToken::Kind::mark;
    const bool goes_on = !tokens.empty() && !space && kind == tokens.back().kind &&
                         kind != DateToken::Kind::mark && !is_dense_sign(c);
    if (!goes_on) tokens.push_back({kind, "", space});
    if (digit >= 0) {
      tokens.back().text += static_cast<char>('0' + digit);
    } else {
      append_code_point(tokens.back().text, u_foldCase(c, U_FOLD_CASE_DEFAULT));
    }
    space = false;
  }
  return tokens;
}

int number_in(std::string_view text) {
  int value = -1;
  if (text.size() <= 6) std::from_chars(text.data(), text.data() + text.size(), value);
  return value;
}

// "12 اسفند 1399": the three parts become those of our calendar.
void convert_solar_dates(std::vector<DateToken>& tokens) {
  const auto number_at = [&](std::size_t at) {
    return at < tokens.size() && tokens[at].kind == DateToken::Kind::number ? number_in(tokens[at].text) : -1;
  };
  for (std::size_t at = 1; at + 1 < tokens.size(); ++at) {
    const int month = tokens[at].kind == DateToken::Kind::word ? solar_hijri_month(tokens[at].text) : 0;
    if (month == 0 || number_at(at - 1) < 1) continue;
    const auto day = from_solar_hijri(number_at(at + 1), month, number_at(at - 1));
    if (!day) continue;
    tokens[at - 1] = {DateToken::Kind::number, std::to_string(day->year), true};
    tokens[at] = {DateToken::Kind::number, std::to_string(day->month), true};
    tokens[at + 1] = {DateToken::Kind::number, std::to_string(day->day), true};
  }
}

}  // namespace backfile
