// Topics: the IPTC Media Topics that the project uses, their hierarchy and their names.
#pragma once

#include <span>
#include <string>
#include <string_view>

namespace backfile {

/// A topic, as the table common/topics.tsv has it. Views live as long as the program.
struct Topic {
  std::string_view code;    ///< eight digits of IPTC Media Topics: "15000000" is `medtop:15000000`
  std::string_view above;   ///< code of the next topic above that is used; "" at the top level
  std::string_view label;   ///< English, what articles carry as their facet value: "sport"
  std::string_view names;   ///< further English names, separated by '|'
  std::string_view labels;  ///< labels in other languages, "de=Sport|fr=Sport"
};

/// All topics, by code. Thread-safe, as all functions here.
std::span<const Topic> topics();

/// The topic of a code ("15000000", "medtop:15000000") or a name in any language and case ("sport",
/// "politics", "Politik"); nullptr where there is none.
const Topic* find_topic(std::string_view name_or_code);

/// The name of a facet value in a language (ISO 639-1): "sport" in "es" is "Deporte". The value itself where
/// it is no topic of the table or the standard has no label in that language.
std::string topic_label(std::string_view value, std::string_view language);

}  // namespace backfile
