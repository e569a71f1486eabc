// Countries: codes, the names that people read and type, and states that are no more.
#pragma once

#include <cstdint>
#include <span>
#include <string>
#include <string_view>

namespace backfile {

/// A country, as the table common/countries.tsv has it. Views live as long as the program.
struct Country {
  std::string_view code;    ///< ISO 3166-1 alpha-2, or the four letters of ISO 3166-3 for a former state
  std::string_view alpha3;  ///< three letters, of ISO 3166-1 or 3166-3
  std::string_view label;   ///< English name as news write it: "Russia", "South Korea"
  std::string_view names;   ///< further English names, separated by '|'
  std::int64_t from;  ///< the state existed in [from, to), seconds since 1970; the ends of int64 where open
  std::int64_t to;
  std::string_view heir;  ///< code of the state that a former one is taken for after its end; "" for others
};

/// All countries, in the order of the table. Thread-safe, as all functions here.
std::span<const Country> countries();

/// English name of a code; "" for what is no country's code.
std::string_view country_label(std::string_view code);

/// Name of a code in a language (ISO 639-1), by ICU; the English label where ICU has none.
std::string country_label(std::string_view code, std::string_view language);

/// The code of a country by code (two, three or four letters) or name, in any case, with or without accents,
/// in English or any other language of the table: "Saudi Arabia", "KSA", "SAU", "sa", "Arabie saoudite",
/// "Soviet Union". States that only changed their name have today's code ("Burma" is MM). "" where unknown.
std::string_view country_code(std::string_view name_or_code);

/// The code that a country had at a moment (seconds since 1970): RU in 1987 is SUHH. Codes that held then, or
/// are unknown, come back as they are.
std::string_view country_code_at(std::string_view code, std::int64_t moment);

}  // namespace backfile
