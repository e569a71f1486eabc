#include "searcher/tui/plain_letters.h"

#include <unicode/normalizer2.h>
#include <unicode/unistr.h>

#include <cwchar>

namespace backfile::tui {
namespace {

struct Replacement {
  std::int32_t code_point;
  char letter;
};

constexpr Replacement replacements[] = {
    {0x2500, '-'}, {0x2502, '|'},  {0x258C, '>'},  {0x2581, '_'}, {0x2582, '.'}, {0x2583, '.'},
    {0x2584, ':'}, {0x2585, ':'},  {0x2586, '+'},  {0x2587, '+'}, {0x2588, '#'}, {0x2026, '~'},
    {0x00B7, '.'}, {0x2018, '\''}, {0x2019, '\''}, {0x201C, '"'}, {0x201D, '"'}, {0x201E, '"'},
    {0x00AB, '"'}, {0x00BB, '"'},  {0x2013, '-'},  {0x2014, '-'}, {0x2010, '-'}, {0x2011, '-'},
    {0x2212, '-'}, {0x00A0, ' '},  {0x00DF, 's'},  {0x00E6, 'e'}, {0x00F8, 'o'}, {0x00D8, 'O'},
    {0x0142, 'l'}, {0x0141, 'L'},  {0x0131, 'i'},  {0x0111, 'd'}, {0x0110, 'D'}, {0x2022, '*'},
};

}  // namespace

char ascii_letter(std::int32_t code_point) {
  if (code_point >= 0x20 && code_point < 0x7F) return static_cast<char>(code_point);
  for (const Replacement& one : replacements) {
    if (one.code_point == code_point) return one.letter;
  }
  UErrorCode failed = U_ZERO_ERROR;
  const icu::Normalizer2* normalizer = icu::Normalizer2::getNFKDInstance(failed);
  if (U_FAILURE(failed)) return '?';
  const icu::UnicodeString letters =
      normalizer->normalize(icu::UnicodeString(static_cast<UChar32>(code_point)), failed);
  if (U_FAILURE(failed) || letters.isEmpty()) return '?';
  const UChar first = letters[0];
  return first >= 0x20 && first < 0x7F ? static_cast<char>(first) : '?';
}

std::int32_t console_letter(std::int32_t code_point) {
  if (code_point >= 0x2581 && code_point <= 0x2584) return 0x2584;
  if (code_point >= 0x2585 && code_point <= 0x2588) return 0x2588;
  return code_point;
}

wchar_t letter_for_locale(std::int32_t code_point) {
  char bytes[16];
  std::mbstate_t state{};
  const auto letter = static_cast<wchar_t>(code_point);
  const bool there = std::wcrtomb(bytes, letter, &state) != static_cast<std::size_t>(-1);
  return there && ::wcwidth(letter) == 1 ? letter : static_cast<wchar_t>(ascii_letter(code_point));
}

}  // namespace backfile::tui
