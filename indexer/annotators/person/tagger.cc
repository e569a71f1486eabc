#include "indexer/annotators/person/tagger.h"

#include <algorithm>
#include <fstream>
#include <iterator>
#include <thread>

#include "common/error.h"
#include "indexer/annotators/person/data.h"

namespace backfile {
namespace {

constexpr std::size_t most_words = 1U << 16;  // kept from one article to the next

}  // namespace

class PersonTagger::Scratch {
 public:
  Scratch(const PersonDecoder& with_model, bool other_languages)
      : builder(other_languages), decoder(with_model) {}
  std::thread::id last_user;
  PersonTextBuilder builder;
  PersonText text;
  PersonDecoder decoder;
};

PersonTagger::PersonTagger(const PersonModel& model, bool other_languages)
    : decoder_(model), other_languages_(other_languages) {}
PersonTagger::~PersonTagger() = default;

std::unique_ptr<PersonTagger::Scratch> PersonTagger::take_scratch() const {
  const std::lock_guard lock(mutex_);
  if (idle_.empty()) return std::make_unique<Scratch>(decoder_, other_languages_);
  // A thread's notes of words are about the scratch that it had before.
  auto own = std::ranges::find(idle_, std::this_thread::get_id(), &Scratch::last_user);
  if (own == idle_.end()) --own;
  auto scratch = std::move(*own);
  idle_.erase(own);
  return scratch;
}

std::vector<PersonMention> PersonTagger::tag(std::string_view title, std::string_view body,
                                             const AnalyzedArticle& tokens,
                                             std::vector<PersonMention>* others) const {
  auto scratch = take_scratch();
  scratch->last_user = std::this_thread::get_id();
  PersonText& text = scratch->text;
  text.clear();
  scratch->builder.add(title, tokens.title, true, text, tokens.notes);
  scratch->builder.add(body, tokens.body, false, text, tokens.notes);
  scratch->builder.finish(text);
  const auto& labels = scratch->decoder.decode(text, scratch->builder.words());
  std::vector<PersonMention> mentions = mentions_of(text, scratch->builder.words(), labels);
  if (others != nullptr) *others = other_names_of(text, labels);
  if (scratch->builder.words().size() > most_words) {
    scratch->builder.words().clear();
    scratch->decoder.forget();
  }
  const std::lock_guard lock(mutex_);
  idle_.push_back(std::move(scratch));
  return mentions;
}

std::unique_ptr<PersonTagger> PersonTagger::load(const std::string& path, bool other_languages) {
  std::ifstream file(path, std::ios::binary);
  const std::string bytes((std::istreambuf_iterator<char>(file)), std::istreambuf_iterator<char>());
  if (!file.is_open() || file.bad()) throw system_error("read", path);
  try {
    return std::make_unique<PersonTagger>(PersonModel::load(bytes), other_languages);
  } catch (const Error& error) {
    throw Error("cannot use " + path + ": " + error.what(),
                "make it again, or remove it for the shipped model");
  }
}

const PersonTagger& PersonTagger::shipped_for_others() {
  static const PersonTagger tagger(PersonModel::load(shipped_person_model_of_others()), true);
  return tagger;
}

const PersonTagger& PersonTagger::shipped() {
  static const PersonTagger tagger(PersonModel::load(shipped_person_model()));
  return tagger;
}

}  // namespace backfile
