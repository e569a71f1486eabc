// The annotator `person`: who is named in an article.
#pragma once

#include <functional>
#include <memory>

#include "indexer/annotators/annotator.h"
#include "indexer/annotators/person/name_table.h"
#include "indexer/annotators/person/tagger.h"

namespace backfile {

class PersonAnnotator : public Annotator {
 public:
  /// With the shipped model, or another one; `tagger` has to outlive the annotator.
  explicit PersonAnnotator(const PersonTagger& tagger = PersonTagger::shipped()) : tagger_(tagger) {}
  explicit PersonAnnotator(std::unique_ptr<const PersonTagger> tagger)
      : own_(std::move(tagger)), tagger_(*own_) {}

  /// Told what an article says of other names, from any thread.
  void on_other_names(std::function<void(const OtherNames&)> take) { on_other_names_ = std::move(take); }

  std::string_view name() const override { return "person"; }
  /// Takes the span of every mention, also where the source gave the persons.
  void annotate(Article& article, const AnalyzedArticle& text, std::vector<TakenSpan>& taken) const override;

 private:
  std::unique_ptr<const PersonTagger> own_;
  const PersonTagger& tagger_;
  std::function<void(const OtherNames&)> on_other_names_;
};

}  // namespace backfile
