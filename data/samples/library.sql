-- relata: format 1
-- relata: database "library.db"

-- A small public library: classics of the world, the people who wrote them,
-- and the members who borrow them.
--
-- This file is a plain SQLite script. It makes the database by itself:
--   sqlite3 library.db < library.sql
-- The lines that begin "-- relata:" say what SQL cannot: where a table stands
-- in the diagram, its colour, and the names of the two ends of a relationship.
--
-- Authors, books, publishers and places are facts. Members, copies, loans and
-- reviews are invented.


-- Lookup tables: short lists that other tables point to

-- Where authors were born and died, and where publishers worked.
-- Names and countries are those of today.
-- relata: at 40,240
-- relata: color teal
-- relata: label '{name}, {country}'
CREATE TABLE places (
  id INTEGER PRIMARY KEY,
  name TEXT NOT NULL,
  country TEXT NOT NULL,
  UNIQUE (name, country)
);

-- A natural key: the ISO 639-1 code names the language everywhere.
-- STRICT makes SQLite refuse a value of the wrong type.
-- relata: at 360,460
-- relata: color purple
CREATE TABLE languages (
  code TEXT NOT NULL PRIMARY KEY CHECK (length(code) = 2),
  name TEXT NOT NULL UNIQUE,
  native_name TEXT NOT NULL,
  script TEXT NOT NULL DEFAULT 'Latin'
) STRICT;

-- relata: at 1400,120
-- relata: color purple
CREATE TABLE genres (
  id INTEGER PRIMARY KEY,
  name TEXT NOT NULL COLLATE NOCASE UNIQUE
);

-- A self-reference makes a tree: a category without a parent is a root.
-- relata: at 360,640
-- relata: color purple
-- relata: ends ("parent_id") "parent" "children"
CREATE TABLE categories (
  id INTEGER PRIMARY KEY,
  name TEXT NOT NULL COLLATE NOCASE UNIQUE,
  parent_id INTEGER REFERENCES categories (id) ON DELETE RESTRICT,
  CONSTRAINT not_its_own_parent CHECK (parent_id <> id)
);

CREATE INDEX categories_by_parent ON categories (parent_id);


-- Who wrote and who published

-- Two foreign keys to one table, so each end needs a name of its own.
-- A year or a place that nobody knows is NULL.
-- relata: at 360,40
-- relata: color blue
-- relata: label '{name}'
-- relata: ends ("birth_place_id") "birth_place" "authors_born"
-- relata: ends ("death_place_id") "death_place" "authors_died"
CREATE TABLE authors (
  id INTEGER PRIMARY KEY,
  name TEXT NOT NULL,
  birth_year INTEGER,
  death_year INTEGER,
  birth_place_id INTEGER REFERENCES places (id) ON DELETE SET NULL,
  death_place_id INTEGER REFERENCES places (id) ON DELETE SET NULL,
  CONSTRAINT born_before_death CHECK (birth_year < death_year)
);

CREATE INDEX authors_by_name ON authors (name COLLATE NOCASE);
CREATE INDEX authors_by_birth_place ON authors (birth_place_id);
CREATE INDEX authors_by_death_place ON authors (death_place_id);

-- One-to-one: the foreign key is also the primary key, so an author has at
-- most one profile. It goes when its author goes.
-- relata: at 40,40
-- relata: color blue
-- relata: label '{full_name}'
-- relata: ends ("author_id") "author" "profile"
CREATE TABLE author_profiles (
  author_id INTEGER PRIMARY KEY REFERENCES authors (id) ON DELETE CASCADE,
  full_name TEXT NOT NULL,
  native_name TEXT,
  summary TEXT NOT NULL
);

-- relata: at 360,280
-- relata: color teal
CREATE TABLE publishers (
  id INTEGER PRIMARY KEY,
  name TEXT NOT NULL UNIQUE,
  place_id INTEGER NOT NULL REFERENCES places (id) ON DELETE RESTRICT,
  founded INTEGER
);

CREATE INDEX publishers_by_place ON publishers (place_id);


-- The books

-- One-to-many: an author has many books, a book has one author, and the two
-- ends are author.books and book.author.
-- The year is the one by which literary history knows the work; the publisher
-- is that of the first edition as a book. The century is computed.
-- relata: at 720,260
-- relata: color green
-- relata: label '{title} ({year})'
-- relata: ends ("author_id") "author" "books"
-- relata: ends ("publisher_id") "publisher" "books"
-- relata: ends ("language_code") "language" "books"
-- relata: ends ("category_id") "category" "books"
CREATE TABLE books (
  id INTEGER PRIMARY KEY,
  title TEXT NOT NULL,
  original_title TEXT, -- NULL where it is the title
  year INTEGER NOT NULL CHECK (year BETWEEN 1400 AND 2100),
  century INTEGER GENERATED ALWAYS AS ((year + 99) / 100) VIRTUAL,
  author_id INTEGER NOT NULL REFERENCES authors (id) ON DELETE RESTRICT,
  publisher_id INTEGER REFERENCES publishers (id) ON DELETE SET NULL,
  language_code TEXT NOT NULL
    REFERENCES languages (code) ON UPDATE CASCADE ON DELETE RESTRICT,
  category_id INTEGER NOT NULL REFERENCES categories (id) ON DELETE RESTRICT,
  UNIQUE (author_id, title)
);

CREATE INDEX books_by_title ON books (title COLLATE NOCASE);
CREATE INDEX books_by_original_title ON books (coalesce(original_title, title));
CREATE INDEX books_by_publisher ON books (publisher_id);
CREATE INDEX books_by_language ON books (language_code);
CREATE INDEX books_by_category ON books (category_id);

-- Many-to-many: a pure association table holds nothing but the two keys. The
-- primary key finds the genres of a book, the index the books of a genre.
-- relata: at 1080,120
-- relata: color purple
-- relata: through ("book_id") "genres" ("genre_id") "books"
CREATE TABLE book_genres (
  book_id INTEGER NOT NULL REFERENCES books (id) ON DELETE CASCADE,
  genre_id INTEGER NOT NULL REFERENCES genres (id) ON DELETE CASCADE,
  PRIMARY KEY (book_id, genre_id)
) WITHOUT ROWID;

CREATE INDEX book_genres_by_genre ON book_genres (genre_id, book_id);


-- The library at work

-- relata: at 1400,280
-- relata: color orange
-- relata: label '{name}'
CREATE TABLE members (
  id INTEGER PRIMARY KEY,
  name TEXT NOT NULL,
  email TEXT NOT NULL COLLATE NOCASE UNIQUE,
  joined_on TEXT NOT NULL DEFAULT CURRENT_DATE,
  active INTEGER NOT NULL DEFAULT 1 CHECK (active IN (0, 1))
);

-- Many-to-many again, with columns of its own: an association object. A member
-- reviews a book once.
-- relata: at 1080,280
-- relata: color orange
-- relata: label '{stars} of 5 stars'
-- relata: through ("book_id") "reviewers" ("member_id") "reviewed_books"
CREATE TABLE reviews (
  book_id INTEGER NOT NULL REFERENCES books (id) ON DELETE CASCADE,
  member_id INTEGER NOT NULL REFERENCES members (id) ON DELETE CASCADE,
  stars INTEGER NOT NULL CHECK (stars BETWEEN 1 AND 5),
  note TEXT,
  reviewed_on TEXT NOT NULL DEFAULT CURRENT_DATE,
  PRIMARY KEY (book_id, member_id)
);

CREATE INDEX reviews_by_member ON reviews (member_id);

-- The volumes on the shelves. Copies are numbered within their book, so it
-- takes both columns to name one.
-- relata: at 1080,500
-- relata: color orange
-- relata: label 'Copy {copy_no} on shelf {shelf}'
CREATE TABLE copies (
  book_id INTEGER NOT NULL REFERENCES books (id) ON DELETE CASCADE,
  copy_no INTEGER NOT NULL DEFAULT 1 CHECK (copy_no >= 1),
  shelf TEXT NOT NULL,
  acquired_on TEXT NOT NULL DEFAULT CURRENT_DATE,
  PRIMARY KEY (book_id, copy_no)
);

-- A composite foreign key: book and number together point to one copy.
-- relata: at 1400,500
-- relata: color orange
-- relata: label 'Lent on {lent_on}'
-- relata: ends ("member_id") "member" "loans"
-- relata: ends ("book_id", "copy_no") "copy" "loans"
CREATE TABLE loans (
  id INTEGER PRIMARY KEY,
  member_id INTEGER NOT NULL REFERENCES members (id) ON DELETE RESTRICT,
  book_id INTEGER NOT NULL,
  copy_no INTEGER NOT NULL,
  lent_on TEXT NOT NULL DEFAULT CURRENT_DATE,
  due_on TEXT, -- set by a trigger where it is not given
  returned_on TEXT,
  FOREIGN KEY (book_id, copy_no)
    REFERENCES copies (book_id, copy_no) ON DELETE RESTRICT,
  CONSTRAINT due_after_lent CHECK (due_on > lent_on),
  CONSTRAINT returned_after_lent CHECK (returned_on >= lent_on)
);

CREATE INDEX loans_by_member ON loans (member_id, lent_on);
CREATE INDEX loans_by_copy ON loans (book_id, copy_no, lent_on);

-- A partial index: among the open loans, a copy occurs only once.
CREATE UNIQUE INDEX loans_open ON loans (book_id, copy_no)
  WHERE returned_on IS NULL;

-- A loan is for three weeks, unless a date is given.
CREATE TRIGGER loans_set_due_date
AFTER INSERT ON loans
WHEN NEW.due_on IS NULL
BEGIN
  UPDATE loans SET due_on = date(NEW.lent_on, '+21 days') WHERE id = NEW.id;
END;


-- Views: questions that are asked every day

-- relata: at 720,560
CREATE VIEW catalog AS
SELECT
  books.id AS book_id,
  books.title,
  authors.name AS author,
  books.year,
  languages.name AS language,
  count(copies.copy_no) AS copies
FROM books
JOIN authors ON authors.id = books.author_id
JOIN languages ON languages.code = books.language_code
LEFT JOIN copies ON copies.book_id = books.id
GROUP BY books.id;

-- relata: at 720,640
CREATE VIEW open_loans AS
SELECT
  loans.id AS loan_id,
  members.name AS member,
  books.title,
  loans.copy_no,
  loans.due_on
FROM loans
JOIN members ON members.id = loans.member_id
JOIN books ON books.id = loans.book_id
WHERE loans.returned_on IS NULL;

-- The tree of categories, each with the way down to it.
-- relata: at 720,720
CREATE VIEW category_paths AS
WITH RECURSIVE tree (category_id, path, depth) AS (
  SELECT id, name, 0 FROM categories WHERE parent_id IS NULL
  UNION ALL
  SELECT categories.id, tree.path || ' / ' || categories.name, tree.depth + 1
  FROM categories
  JOIN tree ON tree.category_id = categories.parent_id
)
SELECT category_id, path, depth FROM tree;


-- Rows: parents before children, so that every foreign key holds at every step

INSERT INTO places (id, name, country) VALUES
  (1, 'Rio de Janeiro', 'Brazil'),
  (2, 'São Luís', 'Brazil'),
  (3, 'Fortaleza', 'Brazil'),
  (4, 'Cantagalo', 'Brazil'),
  (5, 'Guimarães', 'Brazil'),
  (6, 'Buenos Aires', 'Argentina'),
  (7, 'New York', 'United States'),
  (8, 'Lisbon', 'Portugal'),
  (9, 'Porto', 'Portugal'),
  (10, 'Póvoa de Varzim', 'Portugal'),
  (11, 'Alcalá de Henares', 'Spain'),
  (12, 'Madrid', 'Spain'),
  (13, 'Besançon', 'France'),
  (14, 'Paris', 'France'),
  (15, 'Neuilly-sur-Seine', 'France'),
  (16, 'Nantes', 'France'),
  (17, 'Amiens', 'France'),
  (18, 'Brussels', 'Belgium'),
  (19, 'London', 'United Kingdom'),
  (20, 'Steventon', 'United Kingdom'),
  (21, 'Winchester', 'United Kingdom'),
  (22, 'Thornton', 'United Kingdom'),
  (23, 'Haworth', 'United Kingdom'),
  (24, 'Shrewsbury', 'United Kingdom'),
  (25, 'Downe', 'United Kingdom'),
  (26, 'Frankfurt am Main', 'Germany'),
  (27, 'Weimar', 'Germany'),
  (28, 'Leipzig', 'Germany'),
  (29, 'Tübingen', 'Germany'),
  (30, 'Berlin', 'Germany'),
  (31, 'Klosterneuburg', 'Austria'),
  (32, 'Prague', 'Czechia'),
  (33, 'Riga', 'Latvia'),
  (34, 'Kaliningrad', 'Russia'),
  (35, 'Moscow', 'Russia'),
  (36, 'Saint Petersburg', 'Russia'),
  (37, 'Yasnaya Polyana', 'Russia'),
  (38, 'Lev Tolstoy (Astapovo)', 'Russia'),
  (39, 'Skien', 'Norway'),
  (40, 'Oslo', 'Norway'),
  (41, 'Copenhagen', 'Denmark'),
  (42, 'Bsharri', 'Lebanon'),
  (43, 'Kolkata', 'India'),
  (44, 'Shaoxing', 'China'),
  (45, 'Shanghai', 'China'),
  (46, 'Tokyo', 'Japan');

INSERT INTO languages (code, name, native_name, script) VALUES
  ('ar', 'Arabic', 'العربية', 'Arabic'),
  ('bn', 'Bengali', 'বাংলা', 'Bengali'),
  ('ja', 'Japanese', '日本語', 'Japanese'),
  ('ru', 'Russian', 'русский', 'Cyrillic'),
  ('zh', 'Chinese', '中文', 'Han');

-- These keep the default script.
INSERT INTO languages (code, name, native_name) VALUES
  ('de', 'German', 'Deutsch'),
  ('en', 'English', 'English'),
  ('es', 'Spanish', 'español'),
  ('fr', 'French', 'français'),
  ('no', 'Norwegian', 'norsk'),
  ('pt', 'Portuguese', 'português');

INSERT INTO genres (id, name) VALUES
  (1, 'Novel'),
  (2, 'Novella'),
  (3, 'Short stories'),
  (4, 'Poetry'),
  (5, 'Drama'),
  (6, 'Treatise'),
  (7, 'Romanticism'),
  (8, 'Realism'),
  (9, 'Naturalism'),
  (10, 'Gothic fiction'),
  (11, 'Science fiction'),
  (12, 'Historical fiction'),
  (13, 'Adventure'),
  (14, 'Satire');

INSERT INTO categories (id, name, parent_id) VALUES
  (1, 'Literature', NULL),
  (2, 'Philosophy', NULL),
  (3, 'Science', NULL),
  (4, 'Literature in Portuguese', 1),
  (5, 'Literature in English', 1),
  (6, 'Literature in French', 1),
  (7, 'Literature in German', 1),
  (8, 'Literature in Norwegian', 1),
  (9, 'Literature in Russian', 1),
  (10, 'Literature in Spanish', 1),
  (11, 'Literature in Asian languages', 1),
  (12, 'Brazilian literature', 4),
  (13, 'Portuguese literature', 4),
  (14, 'British literature', 5),
  (15, 'American literature', 5),
  (16, 'Biology', 3);

INSERT INTO authors
  (id, name, birth_year, death_year, birth_place_id, death_place_id)
VALUES
  (1, 'Machado de Assis', 1839, 1908, 1, 1),
  (2, 'José de Alencar', 1829, 1877, 3, 1),
  (3, 'Aluísio Azevedo', 1857, 1913, 2, 6),
  (4, 'Euclides da Cunha', 1866, 1909, 4, 1),
  (5, 'Lima Barreto', 1881, 1922, 1, 1),
  (6, 'Maria Firmina dos Reis', 1822, 1917, 2, 5),
  (7, 'Luís de Camões', NULL, 1580, NULL, 8),
  (8, 'Eça de Queirós', 1845, 1900, 10, 15),
  (9, 'Miguel de Cervantes', 1547, 1616, 11, 12),
  (10, 'Immanuel Kant', 1724, 1804, 34, 34),
  (11, 'Johann Wolfgang von Goethe', 1749, 1832, 26, 27),
  (12, 'Jane Austen', 1775, 1817, 20, 21),
  (13, 'Mary Shelley', 1797, 1851, 19, 19),
  (14, 'Charlotte Brontë', 1816, 1855, 22, 23),
  (15, 'Emily Brontë', 1818, 1848, 22, 23),
  (16, 'Charles Darwin', 1809, 1882, 24, 25),
  (17, 'Herman Melville', 1819, 1891, 7, 7),
  (18, 'Victor Hugo', 1802, 1885, 13, 14),
  (19, 'Jules Verne', 1828, 1905, 16, 17),
  (20, 'Leo Tolstoy', 1828, 1910, 37, 38),
  (21, 'Fyodor Dostoevsky', 1821, 1881, 35, 36),
  (22, 'Franz Kafka', 1883, 1924, 32, 31),
  (23, 'Henrik Ibsen', 1828, 1906, 39, 40),
  (24, 'Natsume Sōseki', 1867, 1916, 46, 46),
  (25, 'Lu Xun', 1881, 1936, 44, 45),
  (26, 'Rabindranath Tagore', 1861, 1941, 43, 43),
  (27, 'Kahlil Gibran', 1883, 1931, 42, 7);

INSERT INTO author_profiles (author_id, full_name, native_name, summary) VALUES
  (1, 'Joaquim Maria Machado de Assis', NULL,
   'Novelist, poet and playwright; first president of the Brazilian Academy of Letters.'),
  (2, 'José Martiniano de Alencar', NULL,
   'Novelist, playwright and politician; Minister of Justice of the Empire of Brazil.'),
  (3, 'Aluísio Tancredo Gonçalves de Azevedo', NULL,
   'Novelist, caricaturist and consul; brought naturalism to the Brazilian novel.'),
  (4, 'Euclides Rodrigues Pimenta da Cunha', NULL,
   'Engineer and journalist; reported the War of Canudos.'),
  (5, 'Afonso Henriques de Lima Barreto', NULL,
   'Journalist and novelist of the suburbs of Rio de Janeiro.'),
  (6, 'Maria Firmina dos Reis', NULL,
   'Teacher; wrote one of the first novels by a Brazilian woman, and against slavery.'),
  (8, 'José Maria de Eça de Queirós', NULL,
   'Novelist and diplomat; consul in Havana, Newcastle, Bristol and Paris.'),
  (9, 'Miguel de Cervantes Saavedra', NULL,
   'Novelist and soldier; wounded in the Battle of Lepanto in 1571.'),
  (13, 'Mary Wollstonecraft Shelley', NULL,
   'Novelist; began Frankenstein near Geneva in 1816, at the age of eighteen.'),
  (14, 'Charlotte Brontë', NULL,
   'Novelist; published Jane Eyre under the name Currer Bell.'),
  (15, 'Emily Jane Brontë', NULL,
   'Poet; published her only novel under the name Ellis Bell.'),
  (20, 'Lev Nikolayevich Tolstoy', 'Лев Николаевич Толстой',
   'Novelist and moral thinker; served as an officer in the Crimean War.'),
  (21, 'Fyodor Mikhailovich Dostoevsky', 'Фёдор Михайлович Достоевский',
   'Novelist, trained as a military engineer; spent four years in a prison camp in Siberia.'),
  (24, 'Natsume Kinnosuke', '夏目 漱石',
   'Novelist and scholar of English literature; studied in London from 1900 to 1902.'),
  (25, 'Zhou Shuren', '魯迅',
   'Writer and translator; studied medicine in Sendai before he turned to literature.'),
  (26, 'Rabindranath Tagore', 'রবীন্দ্রনাথ ঠাকুর',
   'Poet, composer and painter; Nobel Prize in Literature in 1913.'),
  (27, 'Gibran Khalil Gibran', 'جبران خليل جبران',
   'Poet and painter; wrote in Arabic and in English.');

INSERT INTO publishers (id, name, place_id, founded) VALUES
  (1, 'Livraria Garnier', 1, 1844),
  (2, 'Typographia Nacional', 1, 1808),
  (3, 'Laemmert & C.', 1, NULL),
  (4, 'Typographia de Viana & Filhos', 1, NULL),
  (5, 'Typographia do Progresso', 2, NULL),
  (6, 'Livraria Clássica Editora', 8, NULL),
  (7, 'António Gonçalves', 8, NULL),
  (8, 'Livraria Internacional de Ernesto Chardron', 9, 1869),
  (9, 'Francisco de Robles', 12, NULL),
  (10, 'Weygandsche Buchhandlung', 28, NULL),
  (11, 'J. G. Cotta''sche Buchhandlung', 29, 1659),
  (12, 'Johann Friedrich Hartknoch', 33, NULL),
  (13, 'Thomas Egerton', 19, NULL),
  (14, 'John Murray', 19, 1768),
  (15, 'Lackington, Hughes, Harding, Mavor & Jones', 19, NULL),
  (16, 'Smith, Elder & Co.', 19, 1816),
  (17, 'Thomas Cautley Newby', 19, NULL),
  (18, 'Richard Bentley', 19, NULL),
  (19, 'Charles Gosselin', 14, NULL),
  (20, 'A. Lacroix, Verboeckhoven & Cie', 18, NULL),
  (21, 'Pierre-Jules Hetzel', 14, NULL),
  (22, 'Kurt Wolff Verlag', 28, 1913),
  (23, 'Verlag Die Schmiede', 30, 1921),
  (24, 'Gyldendal', 41, 1770),
  (25, 'Iwanami Shoten', 46, 1913),
  (26, 'Alfred A. Knopf', 7, 1915);

INSERT INTO books
  (id, title, original_title, year, author_id, publisher_id, language_code, category_id)
VALUES
  (1, 'Helena', NULL, 1876, 1, 1, 'pt', 12),
  (2, 'The Posthumous Memoirs of Brás Cubas', 'Memórias Póstumas de Brás Cubas', 1881, 1, 2, 'pt', 12),
  (3, 'Quincas Borba', NULL, 1891, 1, 1, 'pt', 12),
  (4, 'Dom Casmurro', NULL, 1899, 1, 1, 'pt', 12),
  (5, 'Esau and Jacob', 'Esaú e Jacó', 1904, 1, 1, 'pt', 12),
  (6, 'The Guarani', 'O Guarani', 1857, 2, NULL, 'pt', 12),
  (7, 'Iracema', NULL, 1865, 2, 4, 'pt', 12),
  (8, 'Senhora', NULL, 1875, 2, 1, 'pt', 12),
  (9, 'Mulatto', 'O Mulato', 1881, 3, NULL, 'pt', 12),
  (10, 'The Slum', 'O Cortiço', 1890, 3, 1, 'pt', 12),
  (11, 'Rebellion in the Backlands', 'Os Sertões', 1902, 4, 3, 'pt', 12),
  (12, 'Recordações do Escrivão Isaías Caminha', NULL, 1909, 5, 6, 'pt', 12),
  (13, 'The Sad End of Policarpo Quaresma', 'Triste Fim de Policarpo Quaresma', 1915, 5, NULL, 'pt', 12),
  (14, 'Úrsula', NULL, 1859, 6, 5, 'pt', 12),
  (15, 'The Lusiads', 'Os Lusíadas', 1572, 7, 7, 'pt', 13),
  (16, 'Cousin Bazilio', 'O Primo Basílio', 1878, 8, 8, 'pt', 13),
  (17, 'The Maias', 'Os Maias', 1888, 8, 8, 'pt', 13),
  (18, 'Don Quixote', 'El ingenioso hidalgo don Quijote de la Mancha', 1605, 9, 9, 'es', 10),
  (19, 'Exemplary Novels', 'Novelas ejemplares', 1613, 9, 9, 'es', 10),
  (20, 'Critique of Pure Reason', 'Kritik der reinen Vernunft', 1781, 10, 12, 'de', 2),
  (21, 'The Sorrows of Young Werther', 'Die Leiden des jungen Werthers', 1774, 11, 10, 'de', 7),
  (22, 'Faust, Part One', 'Faust. Eine Tragödie', 1808, 11, 11, 'de', 7),
  (23, 'Pride and Prejudice', NULL, 1813, 12, 13, 'en', 14),
  (24, 'Emma', NULL, 1815, 12, 14, 'en', 14),
  (25, 'Frankenstein', NULL, 1818, 13, 15, 'en', 14),
  (26, 'Jane Eyre', NULL, 1847, 14, 16, 'en', 14),
  (27, 'Villette', NULL, 1853, 14, 16, 'en', 14),
  (28, 'Wuthering Heights', NULL, 1847, 15, 17, 'en', 14),
  (29, 'On the Origin of Species', NULL, 1859, 16, 14, 'en', 16),
  (30, 'The Descent of Man', NULL, 1871, 16, 14, 'en', 16),
  (31, 'Moby-Dick', NULL, 1851, 17, 18, 'en', 15),
  (32, 'The Hunchback of Notre-Dame', 'Notre-Dame de Paris', 1831, 18, 19, 'fr', 6),
  (33, 'Les Misérables', NULL, 1862, 18, 20, 'fr', 6),
  (34, 'Journey to the Centre of the Earth', 'Voyage au centre de la Terre', 1864, 19, 21, 'fr', 6),
  (35, 'Twenty Thousand Leagues Under the Seas', 'Vingt mille lieues sous les mers', 1870, 19, 21, 'fr', 6),
  (36, 'War and Peace', 'Война и мир', 1869, 20, NULL, 'ru', 9),
  (37, 'Anna Karenina', 'Анна Каренина', 1878, 20, NULL, 'ru', 9),
  (38, 'Crime and Punishment', 'Преступление и наказание', 1866, 21, NULL, 'ru', 9),
  (39, 'The Brothers Karamazov', 'Братья Карамазовы', 1880, 21, NULL, 'ru', 9),
  (40, 'The Metamorphosis', 'Die Verwandlung', 1915, 22, 22, 'de', 7),
  (41, 'The Trial', 'Der Process', 1925, 22, 23, 'de', 7),
  (42, 'A Doll''s House', 'Et dukkehjem', 1879, 23, 24, 'no', 8),
  (43, 'I Am a Cat', '吾輩は猫である', 1905, 24, NULL, 'ja', 11),
  (44, 'Kokoro', 'こゝろ', 1914, 24, 25, 'ja', 11),
  (45, 'Call to Arms', '吶喊', 1923, 25, NULL, 'zh', 11),
  (46, 'Gitanjali', 'গীতাঞ্জলি', 1910, 26, NULL, 'bn', 11),
  (47, 'The Broken Wings', 'الأجنحة المتكسرة', 1912, 27, NULL, 'ar', 11),
  (48, 'The Prophet', NULL, 1923, 27, 26, 'en', 15);

INSERT INTO book_genres (book_id, genre_id) VALUES
  (1, 1), (1, 7),
  (2, 1), (2, 8), (2, 14),
  (3, 1), (3, 8), (3, 14),
  (4, 1), (4, 8),
  (5, 1), (5, 8),
  (6, 1), (6, 7), (6, 12),
  (7, 1), (7, 7), (7, 12),
  (8, 1), (8, 7),
  (9, 1), (9, 9),
  (10, 1), (10, 9),
  (11, 6),
  (12, 1), (12, 14),
  (13, 1), (13, 14),
  (14, 1), (14, 7),
  (15, 4),
  (16, 1), (16, 8),
  (17, 1), (17, 8),
  (18, 1), (18, 14),
  (19, 3),
  (20, 6),
  (21, 1),
  (22, 4), (22, 5),
  (23, 1), (23, 14),
  (24, 1),
  (25, 1), (25, 10), (25, 11),
  (26, 1), (26, 10),
  (27, 1),
  (28, 1), (28, 10),
  (29, 6),
  (30, 6),
  (31, 1), (31, 13),
  (32, 1), (32, 7), (32, 12),
  (33, 1), (33, 12),
  (34, 1), (34, 11), (34, 13),
  (35, 1), (35, 11), (35, 13),
  (36, 1), (36, 8), (36, 12),
  (37, 1), (37, 8),
  (38, 1), (38, 8),
  (39, 1),
  (40, 2),
  (41, 1),
  (42, 5), (42, 8),
  (43, 1), (43, 14),
  (44, 1),
  (45, 3),
  (46, 4),
  (47, 2),
  (48, 4);

INSERT INTO members (id, name, email, joined_on, active) VALUES
  (1, 'Ana Exemplo', 'ana@example.org', '2024-02-05', 1),
  (2, 'Bento Modelo', 'bento@example.org', '2024-03-18', 1),
  (3, 'Jane Sample', 'jane@example.org', '2024-09-02', 1),
  (4, 'Max Beispiel', 'max@example.org', '2025-01-20', 1),
  (5, 'Marie Exemple', 'marie@example.org', '2025-04-11', 1),
  (6, 'Пётр Примеров', 'petr@example.org', '2025-06-30', 0),
  (7, '見本 花子', 'hanako@example.org', '2026-03-09', 1),
  (8, 'Nuria Ejemplo', 'nuria@example.org', '2026-08-24', 1);

INSERT INTO reviews (book_id, member_id, stars, note, reviewed_on) VALUES
  (2, 1, 5, 'The dead narrator is the liveliest person in it.', '2026-07-14'),
  (4, 1, 5, 'Did she or did she not?', '2026-08-30'),
  (4, 2, 4, NULL, '2026-09-21'),
  (10, 2, 4, 'The house itself is the hero.', '2026-05-03'),
  (18, 8, 5, NULL, '2026-10-12'),
  (23, 3, 5, 'Third reading, still funny.', '2026-06-19'),
  (23, 5, 4, NULL, '2026-10-02'),
  (25, 3, 4, 'Sadder than the films.', '2026-10-31'),
  (35, 5, 3, 'Many fish.', '2026-09-09'),
  (38, 4, 5, NULL, '2026-04-27'),
  (44, 7, 5, 'A letter that one does not forget.', '2026-11-03');

INSERT INTO copies (book_id, copy_no, shelf, acquired_on) VALUES
  (2, 1, 'A1', '2024-01-15'), (2, 2, 'A1', '2025-08-07'),
  (3, 1, 'A1', '2024-01-15'),
  (4, 1, 'A1', '2024-01-15'), (4, 2, 'A1', '2024-01-15'), (4, 3, 'A2', '2026-02-10'),
  (7, 1, 'A2', '2024-01-15'),
  (10, 1, 'A2', '2024-01-15'), (10, 2, 'A2', '2025-08-07'),
  (11, 1, 'A3', '2024-01-15'),
  (13, 1, 'A3', '2024-05-22'),
  (14, 1, 'A3', '2026-02-10'),
  (15, 1, 'A4', '2024-01-15'),
  (18, 1, 'B1', '2024-01-15'), (18, 2, 'B1', '2026-02-10'),
  (23, 1, 'C1', '2024-01-15'), (23, 2, 'C1', '2024-05-22'),
  (25, 1, 'C1', '2024-05-22'),
  (28, 1, 'C2', '2024-05-22'),
  (29, 1, 'D1', '2024-11-13'),
  (31, 1, 'C2', '2024-11-13'),
  (33, 1, 'B2', '2024-01-15'),
  (35, 1, 'B2', '2025-08-07'),
  (36, 1, 'B3', '2024-01-15'),
  (38, 1, 'B3', '2024-01-15'), (38, 2, 'B3', '2025-08-07'),
  (40, 1, 'B4', '2024-11-13'),
  (44, 1, 'E1', '2026-02-10');

-- The trigger fills in the due date.
INSERT INTO loans (id, member_id, book_id, copy_no, lent_on, returned_on) VALUES
  (1, 4, 38, 1, '2026-04-06', '2026-04-25'),
  (2, 2, 10, 1, '2026-04-13', '2026-05-02'),
  (3, 3, 23, 1, '2026-06-01', '2026-06-18'),
  (4, 1, 2, 1, '2026-06-29', '2026-07-13'),
  (5, 1, 4, 1, '2026-08-10', '2026-08-29'),
  (6, 5, 35, 1, '2026-08-17', '2026-09-08'),
  (7, 2, 4, 1, '2026-09-01', '2026-09-19'),
  (8, 5, 23, 2, '2026-09-14', '2026-09-30'),
  (9, 8, 18, 1, '2026-09-21', '2026-10-10'),
  (10, 3, 25, 1, '2026-10-13', '2026-10-30'),
  (11, 7, 44, 1, '2026-10-19', '2026-11-02'),
  (12, 4, 40, 1, '2026-10-26', NULL),
  (13, 1, 13, 1, '2026-11-03', NULL),
  (14, 8, 2, 2, '2026-11-09', NULL),
  (15, 2, 4, 3, '2026-11-16', NULL);

-- A long book for a long time.
INSERT INTO loans (id, member_id, book_id, copy_no, lent_on, due_on) VALUES
  (16, 5, 33, 1, '2026-10-05', '2026-12-07');
