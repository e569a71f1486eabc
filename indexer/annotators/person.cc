#include "indexer/annotators/person.h"

#include <algorithm>
#include <array>
#include <map>

#include "common/analyzer.h"
#include "common/utf8.h"
#include "indexer/annotators/person/by_rules.h"
#include "indexer/annotators/person/by_script.h"
#include "indexer/annotators/person/credits.h"
#include "indexer/annotators/person/lexicon.h"
#include "indexer/annotators/person/merge.h"
#include "indexer/annotators/person/name_table.h"
#include "indexer/annotators/person/others.h"
#include "indexer/annotators/person/signs.h"

namespace backfile {
namespace {

constexpr std::size_t most_evidence = 32;  // places kept for a person
constexpr std::size_t longest_name = 100;  // bytes

bool is_in(const std::vector<std::pair<std::uint32_t, std::uint32_t>>& ranges, std::uint32_t at) {
  const auto behind = std::ranges::upper_bound(ranges, at, {}, [](const auto& range) { return range.first; });
  return behind != ranges.begin() && at < (behind - 1)->second;
}

using Ranges = std::vector<std::pair<std::uint32_t, std::uint32_t>>;

bool is_in_credits(const PersonMention& mention, const Ranges& credits) {
  return !mention.in_title && is_in(credits, mention.begin);
}

// Mentions that name somebody in the story, not its makers.
std::vector<NamedPlace> named_places(const Article& article, const std::vector<PersonMention>& mentions,
                                     const Ranges& credits) {
  const std::size_t lead_end = article.text.find("\n\n");
  std::vector<NamedPlace> places;
  std::map<std::string_view, int> located;  // of single words
  for (PersonMention mention : mentions) {
    const std::string_view text = mention.in_title ? article.title : article.text;
    const bool coded = cut_share_code(text, mention);
    if (mention.end - mention.begin > longest_name || is_in_credits(mention, credits)) continue;
    NamedPlace place{mention, parse_person_name(text.substr(mention.begin, mention.end - mention.begin))};
    const auto is_letter = [](const std::string& key) { return key.size() < 2; };
    if (std::ranges::all_of(place.name.keys, is_letter)) continue;  // "N. C.", or nothing
    if (has_abbreviation(text.substr(mention.begin, mention.end - mention.begin))) continue;
    const std::string_view before = word_before(text, mention.begin);
    if (place.name.style.empty() && is_style(before)) place.name.style = std::string(before);
    place.firm = coded || is_firm(text, mention);
    const bool lawful = ends_with_legal_form(text.substr(mention.begin, mention.end - mention.begin));
    place.addressed =
        !lawful && (place.name.titled || is_introduced(text, mention) || has_age(text, mention));
    place.personal = place.addressed || speaks(text, mention);
    place.in_office = has_office_behind(text, mention);
    place.set_off = is_set_off(text, mention);
    place.introduced = place.personal || place.set_off;
    if (!place.personal && place.name.words.size() > 1) place.located = locatedness(text, mention);
    if (!place.personal && place.name.words.size() == 1) {
      const auto [found, is_new] =
          located.try_emplace(text.substr(mention.begin, mention.end - mention.begin), 0);
      if (is_new) found->second = locatedness(article, found->first);
      place.located = found->second;
    }
    // Found by rules that ask for a title or the like.
    if (is_caseless(text.substr(mention.begin, mention.end - mention.begin)))
      place.addressed = place.personal = place.introduced = true;
    place.in_lead = mention.in_title || mention.begin < lead_end;
    places.push_back(std::move(place));
  }
  return places;
}

// What the model has as a place, an organisation and the like, each once.
std::vector<std::uint64_t> keys_of_others(const Article& article, const std::vector<PersonMention>& names,
                                          const Ranges& credits) {
  std::vector<std::uint64_t> keys;
  for (const PersonMention& name : names) {
    if (name.end - name.begin > longest_name || is_in_credits(name, credits)) continue;
    const std::string_view text = name.in_title ? article.title : article.text;
    keys.push_back(NameTable::key_of(text.substr(name.begin, name.end - name.begin)));
  }
  std::ranges::sort(keys);
  keys.erase(std::unique(keys.begin(), keys.end()), keys.end());
  return keys;
}

}  // namespace

void PersonAnnotator::annotate(Article& article, const AnalyzedArticle& text,
                               std::vector<TakenSpan>& taken) const {
  std::vector<PersonMention> others;
  std::vector<PersonMention>* const asked = on_other_names_ ? &others : nullptr;
  const std::vector<PersonMention> mentions =
      model_knows(article.language) ? tagger_.tag(article.title, article.text, text, asked)
      : model_of_others_knows(article.language)
          ? find_with_others(PersonTagger::shipped_for_others(), article.title, article.text, text,
                             article.language, asked)
          : find_by_rules(article.title, article.text, text, article.language);
  const Ranges credits = find_credits(article.text);
  const std::vector<NamedPlace> places = named_places(article, mentions, credits);
  NoPeople no_people;
  const std::vector<ArticlePerson> people = merge_people(places, &no_people);
  std::vector<PersonMention> no_mentions;
  for (const std::uint32_t place : no_people.places) no_mentions.push_back(places[place].place);
  for (const PersonMention& mention : mentions) {
    if (std::ranges::find(no_mentions, mention) == no_mentions.end())
      taken.push_back({mention.begin, mention.end, mention.in_title});
  }
  if (on_other_names_) {
    OtherNames names;
    names.organisations = std::move(no_people.organisations);
    for (const ArticlePerson& person : people) {
      if (person.repeated && article.person.empty()) names.likely.push_back(person.name);
      for (const std::string& form : person.other_forms) names.same.emplace_back(form, person.name);
    }
    names.others = keys_of_others(article, others, credits);
    on_other_names_(names);
  }
  if (!article.person.empty()) return;
  for (const ArticlePerson& person : people) {
    const std::string_view reason = person.doubtful ? doubtful_name : person.bare ? bare_name : "name";
    backfile::Label label{person.name, Provenance::derived, {}};
    for (std::uint32_t place : person.places) {
      if (label.evidence.size() == most_evidence) break;
      const PersonMention& mention = places[place].place;
      label.evidence.push_back({mention.begin, mention.end, mention.in_title, std::string(reason)});
    }
    article.person.push_back(std::move(label));
  }
}

}  // namespace backfile
