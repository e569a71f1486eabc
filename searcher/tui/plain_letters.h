// Letters for terminals whose locale is not UTF-8.
#pragma once

#include <cstdint>

namespace backfile::tui {

/// The letter itself where the locale has it, else the nearest one of ASCII ("é" as "e", "█" as "#"), else a
/// question mark. Depends on the locale that setlocale chose.
wchar_t letter_for_locale(std::int32_t code_point);

/// The same letter, or for block elements the nearest that the fonts of the Linux console hold.
std::int32_t console_letter(std::int32_t code_point);

/// The same without asking the locale.
char ascii_letter(std::int32_t code_point);

}  // namespace backfile::tui
