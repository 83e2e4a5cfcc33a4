// SPDX-License-Identifier: Apache-2.0

// The words and marks of the rule language.
//
// Tokens are lax on purpose: `300.1.1.1`, `5parsecs` and `0x1G` are one token each, so that the reader of
// literals can say what is wrong with the whole of it. Forms of other languages (`&&`, `'text'`, `;`) are tokens
// too, for the same reason. Every character becomes part of some token: lexing cannot fail.
lexer grammar PingsiftLexer;

// --- Words. Which of them may also be names is said in the parser grammar, rules `name` and `word`. ---

IMPORT : 'import' ;
LIST : 'list' ;
FILE : 'file' ;
DEFINE : 'define' ;
SUPPRESS : 'suppress' ;
RULE : 'rule' ;
META : 'meta' ;
TEST : 'test' ;
LIMIT : 'limit' ;
PER : 'per' ;
AFTER : 'after' ;

WHERE : 'where' ;
BY : 'by' ;
OVER : 'over' ;
HAVING : 'having' ;
SEQUENCE : 'sequence' ;
WITHIN : 'within' ;
THEN : 'then' ;
NO : 'no' ;

AND : 'and' ;
OR : 'or' ;
NOT : 'not' ;
IN : 'in' ;
CONTAINS : 'contains' ;
STARTSWITH : 'startswith' ;
ENDSWITH : 'endswith' ;
MATCHES : 'matches' ;
NOCASE : 'nocase' ;
TRUE : 'true' ;
FALSE : 'false' ;

NAME : [a-zA-Z_] [a-zA-Z_0-9]* ;

// --- Literals ---

// whole numbers, fractions, 0x and 0b, all with a unit or without: 7  1_000  0xD5  7.2  1e-3  20ms  64KiB
NUMBER
  : DIGIT [0-9a-zA-Z_]* ( '.' DIGIT [0-9a-zA-Z_]* )?
  | DIGIT+ ( '.' DIGIT+ )? [eE] [+\-] DIGIT+
  ;

// 2026-11-21T10:00:00Z
TIME
  : DIGIT DIGIT DIGIT DIGIT '-' DIGIT DIGIT '-' DIGIT DIGIT
    ( [tT] [0-9:.]* ( [zZ] | [+\-] [0-9:]+ )? )?
  ;

// three dots or more make it an address: `1.5` is a number, `1..5` a range
IPV4 : DIGIT+ '.' DIGIT+ ( '.' DIGIT+ )+ PREFIX_LENGTH? ;

// two colons or more make it an address; a slice has one: data[0:4]
IPV6
  : HEX_DIGIT* ':' HEX_DIGIT* ':' [0-9a-fA-F:]* ( '.' DIGIT+ '.' DIGIT+ '.' DIGIT+ )?
    ( '%' [a-zA-Z0-9]+ )? PREFIX_LENGTH?
  ;

STRING : '"' TEXT* '"' ;
BYTES : [xX] '"' ~["\r\n]* '"' ;

fragment DIGIT : [0-9] ;
fragment HEX_DIGIT : [0-9a-fA-F] ;
fragment PREFIX_LENGTH : '/' DIGIT+ ;
fragment TEXT : '\\' ~[\r\n] | ~["\\\r\n] ;

// --- Marks ---

EQ : '==' ;
NE : '!=' ;
LE : '<=' ;
LT : '<' ;
GE : '>=' ;
GT : '>' ;
PLUS : '+' ;
MINUS : '-' ;
STAR : '*' ;
SLASH : '/' ;
PERCENT : '%' ;
SHIFT_LEFT : '<<' ;
SHIFT_RIGHT : '>>' ;
AMPERSAND : '&' ;
BAR : '|' ;
CARET : '^' ;
RANGE : '..' ;
DOT : '.' ;
COMMA : ',' ;
COLON : ':' ;
ASSIGN : '=' ;
LPAREN : '(' ;
RPAREN : ')' ;
LBRACKET : '[' ;
RBRACKET : ']' ;
LBRACE : '{' ;
RBRACE : '}' ;

// --- Not for the parser, but kept ---

WHITE_SPACE : [ \t\r\n\f\uFEFF]+ -> channel(HIDDEN) ;
LINE_COMMENT : ( '//' | '#' ) ~[\r\n]* -> channel(HIDDEN) ;
BLOCK_COMMENT : '/*' .*? '*/' -> channel(HIDDEN) ;

// --- What other languages write; recognised to be explained ---

FOREIGN_AND : '&&' ;
FOREIGN_OR : '||' ;
FOREIGN_NOT : '!' ;
FOREIGN_EQ : '===' ;
FOREIGN_NE : '!==' | '<>' ;
FOREIGN_TEST : '=~' | '~' ;
FOREIGN_GE : '=>' ;
FOREIGN_LE : '=<' ;
SEMICOLON : ';' ;
SINGLE_QUOTED : '\'' ~['\r\n]* '\'' ;
CURLY_QUOTED : [\u201C\u201D\u201E] ~[\u201C\u201D\r\n]* [\u201C\u201D] ;

// --- What is broken. An open string ends with its line; an open comment is only its mark, and lexing stops there. ---

OPEN_STRING : '"' TEXT* '\\'? ;
OPEN_BYTES : [xX] '"' ~["\r\n]* ;
OPEN_COMMENT : '/*' ;
OTHER : . ;

// --- A regular expression, where an operand may stand: there a `/` divides nothing ---

mode PATTERN;

REGEX : '/' ( '\\' ~[\r\n] | ~[/\\\r\n] )+ '/' [a-zA-Z]* ;
OPEN_REGEX : '/' ( '\\' ~[\r\n] | ~[/\\\r\n] )* '\\'? ;
