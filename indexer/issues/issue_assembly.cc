#include "indexer/issues/issue_assembly.h"

#include <algorithm>
#include <filesystem>
#include <set>

#include "indexer/containers/decompressors.h"
#include "indexer/readers/feed_article.h"
#include "indexer/readers/percent_encoding.h"
#include "indexer/readers/xml_records.h"

namespace backfile {
namespace {

constexpr std::size_t most_issues = 64;
constexpr std::size_t page_overhead = 4096;  // of memory, and of looking through what waits

std::string folder_of(std::string_view path) {
  const std::size_t slash = path.rfind('/');
  return std::string(path.substr(0, slash == std::string_view::npos ? 0 : slash));
}

std::string name_of(std::string_view path) {
  return std::string(path.substr(path.rfind('/') + 1));
}

// "file://./alto/0001.xml" -> "alto/0001.xml".
std::string relative_place(std::string place) {
  std::ranges::replace(place, '\\', '/');
  place = percent_decoded(place);
  if (place.starts_with("file:")) {
    place.erase(0, 5);
    if (place.starts_with("//")) place.erase(0, 2);
  }
  return place;
}

bool is_within(std::string_view path, std::string_view folder) {
  return folder.empty() || (path.starts_with(folder) && path.substr(folder.size()).starts_with('/'));
}

std::string plain_path(std::string_view name) {
  return std::filesystem::path(unpacked_name(name)).lexically_normal();
}

}  // namespace

bool IssueAssembly::add(const std::string& name, const std::string& path, std::string_view head,
                        ByteSource& bytes, ArticleSink& sink) {
  bool taken = true;
  if (xml_root(head).name == "mets") {
    add_mets(name, path, bytes, sink);
  } else {
    taken = add_pages(name, path, bytes, sink);
  }
  deliver_complete(sink);
  while (!stopped_ && (bytes_ > most_bytes_ || issues_.size() > most_issues)) deliver_oldest(sink);
  return taken;
}

void IssueAssembly::finish(ArticleSink& sink) {
  while (!stopped_ && !(pages_.empty() && issues_.empty())) deliver_oldest(sink);
}

bool IssueAssembly::add_pages(const std::string& name, const std::string& path, ByteSource& bytes,
                              ArticleSink& sink) {
  Page held = {{name, {}}, plain_path(path), 0, turns_++};
  bool any = false;
  for_each_alto_page(bytes, sink, [&](AltoPage&& page) {
    any = true;
    held.bytes += page.memory() + page_overhead;
    held.file.pages.push_back(std::move(page));
    // A file of many pages is more than an issue.
    if (held.bytes > most_bytes_) deliver(Page{{name, std::exchange(held.file.pages, {})}, "", 0, 0}, sink);
    if (held.file.pages.empty()) held.bytes = 0;
    return !stopped_;
  });
  if (held.file.pages.empty() || stopped_) return any;
  bytes_ += held.bytes;
  for (const bool by_path : {true, false}) {
    for (Issue& issue : issues_) {
      for (const Wanted& wanted : issue.wanted) {
        if (by_path == wanted.path.empty() || !fits(held.path, wanted, issue) ||
            issue.files.contains(wanted.id))
          continue;
        give(issue, wanted, std::move(held));
        return true;
      }
    }
  }
  pages_.push_back(std::move(held));
  return true;
}

void IssueAssembly::add_mets(const std::string& name, const std::string& path, ByteSource& bytes,
                             ArticleSink& sink) {
  Issue issue;
  issue.input = name;
  issue.folder = folder_of(plain_path(path));
  issue.turn = turns_++;
  issue.mets = read_mets(bytes, sink);
  for (const MetsFile& file : issue.mets.files) {
    const std::string place = relative_place(file.place);
    const bool relative = !place.starts_with('/') && place.find(':') == std::string::npos;
    issue.wanted.push_back(
        {file.id, relative ? plain_path(issue.folder.empty() ? place : issue.folder + "/" + place) : "",
         name_of(unpacked_name(place))});
  }
  if (issue.wanted.empty()) return;
  issue.bytes = 1U << 12;
  for (const MetsArticle& article : issue.mets.articles) {
    for (const MetsPart& part : article.parts) issue.bytes += part.areas.size() * sizeof(MetsArea);
  }
  bytes_ += issue.bytes;
  for (const Wanted& wanted : issue.wanted) {
    const auto found =
        std::ranges::find_if(pages_, [&](const Page& page) { return fits(page.path, wanted, issue); });
    if (found == pages_.end()) continue;
    give(issue, wanted, std::move(*found));
    pages_.erase(found);
  }
  if (!issue.mets.articles.empty()) take_over(issue);
  issues_.push_back(std::move(issue));
}

bool IssueAssembly::fits(const std::string& path, const Wanted& wanted, const Issue& issue) {
  if (!wanted.path.empty()) return wanted.path == path;
  return wanted.name == name_of(path) && is_within(path, issue.folder);
}

// A package may have two METS files: one that lists what is in it, one with the articles.
void IssueAssembly::take_over(Issue& issue) {
  for (Issue& other : issues_) {
    if (!other.mets.articles.empty()) continue;
    bool any = false;
    for (const Wanted& wanted : issue.wanted) {
      const auto same = std::ranges::find_if(
          other.wanted, [&](const Wanted& each) { return !each.path.empty() && each.path == wanted.path; });
      if (same == other.wanted.end()) continue;
      any = true;
      if (issue.files.contains(wanted.id)) continue;
      auto file = other.files.extract(same->id);
      if (file.empty()) continue;
      file.key() = wanted.id;
      issue.files.insert(std::move(file));
    }
    if (!any) continue;
    issue.bytes += std::exchange(other.bytes, 0);
    if (issue.mets.paper.empty()) issue.mets.paper = other.mets.paper;
    if (!issue.mets.date.known()) issue.mets.date = other.mets.date;
    if (issue.mets.details.empty()) issue.mets.details = other.mets.details;
  }
}

void IssueAssembly::give(Issue& issue, const Wanted& wanted, Page&& page) {
  issue.bytes += page.bytes;
  issue.files.emplace(wanted.id, std::move(page.file));
}

void IssueAssembly::deliver_complete(ArticleSink& sink) {
  const auto is_complete = [](const Issue& issue) { return issue.files.size() == issue.wanted.size(); };
  for (auto at = std::ranges::find_if(issues_, is_complete); at != issues_.end() && !stopped_;
       at = std::ranges::find_if(issues_, is_complete)) {
    Issue issue = std::move(*at);
    issues_.erase(at);
    deliver(std::move(issue), sink);
  }
}

void IssueAssembly::deliver_oldest(ArticleSink& sink) {
  const bool is_page = !pages_.empty() && (issues_.empty() || pages_.front().turn < issues_.front().turn);
  if (is_page) {
    Page page = std::move(pages_.front());
    pages_.pop_front();
    bytes_ -= page.bytes;
    deliver(std::move(page), sink);
  } else {
    Issue issue = std::move(issues_.front());
    issues_.pop_front();
    deliver(std::move(issue), sink);
  }
}

void IssueAssembly::deliver(Issue&& issue, ArticleSink& sink) {
  bytes_ -= issue.bytes;
  if (issue.files.empty()) return;  // of images alone, or its pages lie elsewhere
  std::set<std::string> named;
  for (const MetsArticle& article : issue.mets.articles) {
    for (const MetsPart& part : article.parts) {
      for (const MetsArea& area : part.areas) named.insert(area.file);
    }
  }
  const auto missing = std::ranges::count_if(issue.wanted, [&](const Wanted& wanted) {
    return named.contains(wanted.id) && !issue.files.contains(wanted.id);
  });
  if (missing > 0) {
    sink.begin_input(issue.input);
    sink.notice("pages of the issue are missing");
  }
  stopped_ = !deliver_issue(issue.mets, issue.input, issue.files, sink);
}

void IssueAssembly::deliver(Page&& page, ArticleSink& sink) {
  sink.begin_input(page.file.input);
  bool any = false;
  std::size_t number = 0;
  for (const AltoPage& each : page.file.pages) {
    ++number;
    auto article = page_article(each, page.file.input, {});
    if (!article) continue;
    any = true;
    if (stopped_ = !deliver_entry(std::move(*article), "", "page", number, sink); stopped_) return;
  }
  if (!any) sink.notice("a blank page");
}

}  // namespace backfile
