// The numbers, words and signs of a text that may be a date.
#pragma once

#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

namespace backfile {

inline constexpr std::int32_t zero_width_non_joiner = 0x200C;  ///< within Persian words

struct DateToken {
  enum class Kind : std::uint8_t { number, word, mark } kind;
  /// Folded; digits of any script as ASCII's; each Chinese, Japanese or Korean sign is a word.
  std::string text;
  bool behind_space;
};

std::vector<DateToken> date_tokens(std::string_view text);

/// The value of up to six digits; -1 for anything else.
int number_in(std::string_view text);

/// "12 اسفند 1399": the three parts become year, month and day of our calendar.
void convert_solar_dates(std::vector<DateToken>& tokens);

}  // namespace backfile
