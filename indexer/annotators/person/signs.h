// What the words around a mention say it is: a person, a place or a firm.
#pragma once

#include <string_view>

#include "common/article.h"
#include "indexer/annotators/person/mentions.h"

namespace backfile {

/// The word in front of `at`, behind spaces and points; empty where there is none.
std::string_view word_before(std::string_view text, std::size_t at);

/// Behind an office: "the deputy head Sergey".
bool is_introduced(std::string_view text, const PersonMention& mention);

/// "The deputy head, Sergey, said"; places are set off too.
bool is_set_off(std::string_view text, const PersonMention& mention);

/// "Tolland, 44, said": nothing but people has an age.
bool has_age(std::string_view text, const PersonMention& mention);

/// "Tolland, a senior analyst at Hawbeck": with an office or trade behind.
bool has_office_behind(std::string_view text, const PersonMention& mention);

/// "Tolland said", "said Tolland": places do not speak.
bool speaks(std::string_view text, const PersonMention& mention);

/// 2 for "in Hawbeck", 1 for "from Hawbeck" and "Hawbeck station", 0 for anything else.
int locatedness(std::string_view text, const PersonMention& mention);

/// The same over all places in the article where the words stand, whether the tagger took them for a name or
/// not.
int locatedness(const Article& article, std::string_view words);

/// Takes the code of a share off a mention. True if it stood at the end ("Fannie Mae FNM.N"): the mention is
/// a company; at the head ("WB.N Ken Thompson") it is another name.
bool cut_share_code(std::string_view text, PersonMention& mention);

/// "Tolland Plc", "Tolland Orrick LLP".
bool ends_with_legal_form(std::string_view words);

/// "Grant Thornton", "Tolland Corp", "Tolland TLD.N", "Tolland shares", "an analyst at Tolland".
bool is_firm(std::string_view text, const PersonMention& mention);

/// Whether a word of a name cannot be spoken and is nobody's name: "Qtr Shr", "H.K. Dlrs", what tables of
/// results are made of.
bool has_abbreviation(std::string_view name);

}  // namespace backfile
