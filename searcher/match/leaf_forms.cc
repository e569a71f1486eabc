#include "searcher/match/leaf_forms.h"

#include "common/fold.h"
#include "common/language.h"

namespace backfile {
namespace {

bool is_meant(std::string_view surface, const Leaf& leaf) {
  if (leaf.as_printed) return with_plain_apostrophes(surface) == leaf.text;
  return !leaf.without_points || surface.find('.') == std::string_view::npos;
}

void add_folded(const Lexicon& lexicon, std::uint32_t folded, const Leaf& leaf,
                std::vector<LeafForm>& forms) {
  for (const std::uint32_t form : lexicon.folded_forms[folded]) {
    if (is_meant(lexicon.surfaces[form], leaf)) forms.push_back({form, true, '\0'});
  }
}

}  // namespace

std::vector<LeafForm> forms_of_leaf(const Columns& columns, const Leaf& leaf) {
  const Lexicon& lexicon = columns.lexicon();
  std::vector<LeafForm> forms;
  switch (leaf.match) {
    case WordMatch::stemmed:
      for (const std::string& term : leaf.terms) {
        for (const std::uint32_t form : lexicon.term_forms[lexicon.terms.find(term)])
          forms.push_back({form, false, term_prefix(term)});
      }
      break;
    case WordMatch::exact:
      add_folded(lexicon, lexicon.folded.find(leaf.form), leaf, forms);
      break;
    case WordMatch::pattern: {
      const std::string_view prefix = std::string_view(leaf.form).substr(0, leaf.form.find_first_of("*?"));
      for (std::uint32_t i = lexicon.folded.lower_bound(prefix);
           i < lexicon.folded.size() && lexicon.folded[i].starts_with(prefix); ++i) {
        if (matches_pattern(leaf.form, lexicon.folded[i])) add_folded(lexicon, i, leaf, forms);
      }
      break;
    }
  }
  return forms;
}

std::uint64_t occurrences(const Columns& columns, const std::vector<LeafForm>& forms) {
  std::uint64_t sum = 0;
  for (const LeafForm& form : forms) sum += columns.lexicon().count(form.form);
  return sum;
}

LanguagePrefixes::LanguagePrefixes(const Columns& columns) : languages_(columns.facet(Facet::language).ids) {
  const StringTable& languages = columns.facet(Facet::language).names;
  for (std::uint32_t i = 0; i < languages.size(); ++i) by_language_.push_back(language_prefix(languages[i]));
}

}  // namespace backfile
