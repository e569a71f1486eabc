// Makes up people, places and organisations from the lists of names, for training sentences.
#pragma once

#include <cstddef>
#include <cstdint>
#include <random>
#include <string>

namespace backfile {

/// A person who does not exist, as news of their culture would write the name.
struct InventedPerson {
  std::string full;
  std::string given;
  std::string family;
  std::string initial;  ///< "J. Smith"
  std::string middle;   ///< "John A. Smith"
};

/// Deterministic for a seed.
class Inventor {
 public:
  explicit Inventor(std::uint64_t seed) : random_(seed) {}

  /// A culture of name_cultures(), the larger part of the world's press more often.
  std::size_t culture();
  InventedPerson person(std::size_t culture);
  std::string city();
  std::string village();  ///< a place that does not exist
  std::string country();
  std::string demonym();
  std::string organisation();
  std::string known_organisation();  ///< a word of written_others.txt
  std::string brand();               ///< "Omnitek", "Novalux"
  std::string partnership();         ///< a firm that sounds like people: "Collins Adeyemi", "Ward & Silva"
  std::string word();                ///< an English word in lower case
  std::string role();                ///< "striker", "deputy minister"
  std::string speech();              ///< "said", "argued"

  /// Below `n`.
  std::size_t below(std::size_t n) { return static_cast<std::size_t>(random_() % n); }
  bool chance(unsigned percent) { return random_() % 100 < percent; }

 private:
  std::string given(std::size_t culture);
  std::string family(std::size_t culture);
  std::string letter_and_point();
  void shape(std::string_view culture, std::size_t number, InventedPerson& made);
  void shape_east_asian(std::size_t number, std::size_t way, InventedPerson& made);
  void shape_arabic(std::size_t number, std::size_t way, InventedPerson& made);
  void shape_south_asian(std::size_t number, std::size_t way, InventedPerson& made);
  void shape_romance(std::size_t number, std::size_t way, InventedPerson& made);

  std::mt19937_64 random_;
};

}  // namespace backfile
