// Dates in the words and signs of other languages -> the English shapes that parse_date reads.
#pragma once

#include <string>
#include <string_view>

namespace backfile {

/// "24 de agosto de 2016", "24 августа 2016 г.", "2016年8月24日", "24 août 2016 à 10h30", "Posted on Aug. 24,
/// 2016 at 10:30 p.m." -> "24 August 2016 10:30" and the like. Months and weekdays of some fifty languages
/// come from ICU; Japanese eras and Thai years are turned into common ones. "" where a word is none of a
/// date's. "listopada" is November (Polish), not October (Croatian).
std::string date_in_english(std::string_view text);

}  // namespace backfile
