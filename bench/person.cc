// backfile-bench person: names of people in marked texts, exact spans.
#include <CLI/CLI.hpp>
#include <algorithm>
#include <cstdio>
#include <fstream>
#include <iterator>
#include <memory>

#include "bench/commands.h"
#include "common/error.h"
#include "indexer/annotators/person/by_rules.h"
#include "indexer/annotators/person/corpus.h"
#include "indexer/annotators/person/evaluation.h"
#include "indexer/annotators/person/others.h"
#include "indexer/annotators/person/sentences.h"

namespace backfile {
namespace {

struct PersonOptions {
  std::vector<std::string> files;
  std::string model;
  std::string language = "en";
  bool errors = false;
};

std::vector<MarkedText> read_texts(const std::string& path) {
  std::ifstream file(path, std::ios::binary);
  const std::string content((std::istreambuf_iterator<char>(file)), std::istreambuf_iterator<char>());
  if (!file.is_open() || file.bad()) throw system_error("read", path);
  return is_sentence_notation(content) ? write_sentences(content, 1, 1) : read_conll(content);
}

// The languages other than English: with the model for some of them (`tagger`), or with rules.
PersonScore measure_others(const std::vector<MarkedText>& texts, const std::string& language,
                           const PersonTagger* tagger, std::vector<std::string>* errors) {
  PersonScore score;
  Analyzer analyzer{Unspaced::words};
  AnalyzedArticle tokens;
  for (const MarkedText& text : texts) {
    analyzer.analyze(text.text, language, tokens.body);
    const auto mentions = tagger != nullptr ? find_with_others(*tagger, "", text.text, tokens, language)
                                            : find_by_rules("", text.text, tokens, language);
    score.found += mentions.size();
    const auto report = [&](char sign, std::uint32_t begin, std::uint32_t end) {
      if (errors != nullptr)
        errors->push_back(std::string(1, sign) + ' ' + text.text.substr(begin, end - begin));
    };
    for (const PersonMention& mention : mentions) {
      const auto is_it = [&](const MarkedName& name) {
        return name.kind == NameLabel::whole && name.begin == mention.begin && name.end == mention.end;
      };
      if (std::ranges::none_of(text.names, is_it)) report('+', mention.begin, mention.end);
    }
    for (const MarkedName& name : text.names) {
      if (name.kind != NameLabel::whole) continue;
      ++score.gold;
      const PersonMention place{name.begin, name.end, false};
      if (std::ranges::find(mentions, place) != mentions.end()) {
        ++score.right;
      } else {
        report('-', name.begin, name.end);
      }
    }
  }
  return score;
}

void run_person(const PersonOptions& options) {
  const bool others = model_of_others_knows(options.language);
  const std::unique_ptr<PersonTagger> own =
      options.model.empty() ? nullptr : PersonTagger::load(options.model, others);
  const PersonTagger& tagger = own      ? *own
                               : others ? PersonTagger::shipped_for_others()
                                        : PersonTagger::shipped();
  std::puts("precision  recall     F1  names  file");
  for (const std::string& file : options.files) {
    const std::vector<MarkedText> texts = read_texts(file);
    std::vector<std::string> errors;
    const PersonScore score = model_knows(options.language)
                                  ? measure_person_tagger(tagger, texts, options.errors ? &errors : nullptr)
                                  : measure_others(texts, options.language, others ? &tagger : nullptr,
                                                   options.errors ? &errors : nullptr);
    std::printf("%9.4f  %6.4f  %.4f %6llu  %s\n", score.precision(), score.recall(), score.f1(),
                static_cast<unsigned long long>(score.gold), file.c_str());
    for (const std::string& error : errors) std::puts(error.c_str());
  }
}

}  // namespace

void add_person_command(CLI::App& app, std::function<void()>& run) {
  const auto options = std::make_shared<PersonOptions>();
  CLI::App* command = app.add_subcommand("person", "names of people in marked texts (CoNLL), exact spans");
  command
      ->add_option("file", options->files,
                   "CoNLL files: a token a line, its tag last; or sentences with marks <P ...>")
      ->required();
  command->add_option("--model", options->model, "another model than the shipped one");
  command->add_option("--language", options->language, "of the texts: a code")->capture_default_str();
  command->add_flag("--errors", options->errors, "list what was missed (-) and wrong (+)");
  command->final_callback([&run, options] { run = [options] { run_person(*options); }; });
}

}  // namespace backfile
