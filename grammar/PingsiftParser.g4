// SPDX-License-Identifier: Apache-2.0

// The rule language. Syntax only: no types, no field names, no actions.
//
// `ruleFile` states the whole. Rule files are parsed part by part (the rules named `whole…`), so that a mistake
// in one part does not hide the next; a bare condition on the command line is a `wholeQuery`.
// A decision looks at one token wherever it can: then the place where parsing fails is the place to point at.
parser grammar PingsiftParser;

options { tokenVocab = PingsiftLexer; }

// --- Files ---

ruleFile : item* EOF ;

item
  : importItem    # ImportInFile
  | listItem      # ListInFile
  | defineItem    # DefineInFile
  | suppressItem  # SuppressInFile
  | ruleItem      # RuleInFile
  ;

importItem : IMPORT STRING ;

listItem : LIST name ASSIGN listValue ;

listValue
  : setOf                      # InlineList
  | FILE LPAREN STRING RPAREN  # ListFromFile
  ;

defineItem : DEFINE name parameters? ASSIGN expression ;

parameters : LPAREN ( name ( COMMA name )* )? RPAREN ;

suppressItem : SUPPRESS name WHERE expression ;

ruleItem : RULE name LBRACE part* RBRACE ;

part
  : META LBRACE metaEntry* RBRACE  # MetaInRule
  | query                          # QueryInRule
  | throttle                       # ThrottleInRule
  | TEST rawBlock                  # TestInRule
  ;

metaEntry : word metaValue ( COMMA metaValue )* ;

metaValue
  : STRING                            # MetaString
  | MINUS? NUMBER                     # MetaNumber
  | TIME                              # MetaTime
  | word ( DOT ( word | NUMBER ) )*   # MetaWord
  ;

throttle
  : LIMIT NUMBER PER NUMBER BY keys  # LimitThrottle
  | AFTER NUMBER IN NUMBER BY keys   # AfterThrottle
  ;

// read by the rule tester; here only the braces count
rawBlock : LBRACE ( ~( LBRACE | RBRACE ) | rawBlock )* RBRACE ;

// --- Queries ---

// that one of `where` and `by` is there is checked later, with a better message
query
  : SEQUENCE BY keys WITHIN NUMBER LBRACE step thenStep* RBRACE  # SequenceQuery
  | NAME ( WHERE expression )? window?                           # ScopeQuery
  ;

window : BY keys OVER NUMBER HAVING expression ;

thenStep : THEN NO? step ;

step : NAME WHERE expression ( WITHIN NUMBER )? ;

keys : path ( COMMA path )* ;

// --- Conditions: `or` binds weakest, then `and`, `not`, comparisons, and arithmetic as listed ---

expression : conjunction ( OR conjunction )* ;

conjunction : negation ( AND negation )* ;

negation
  : NOT negation  # Negated
  | comparison    # Plain
  ;

comparison : operand test? ;

test
  : op=( EQ | NE | LT | LE | GT | GE ) operand                          # CompareTest
  | NOT? IN target                                                      # InTest
  | op=( CONTAINS | STARTSWITH | ENDSWITH | MATCHES ) operand NOCASE?   # ByteTest
  ;

target
  : setOf   # SetTarget
  | member  # PlainTarget
  ;

setOf : LBRACE ( member ( COMMA member )* COMMA? )? RBRACE ;

member : operand ( RANGE operand )? ;

operand
  : MINUS operand                                    # Minus
  | operand op=( STAR | SLASH | PERCENT ) operand    # Product
  | operand op=( PLUS | MINUS ) operand              # Sum
  | operand op=( SHIFT_LEFT | SHIFT_RIGHT ) operand  # Shift
  | operand op=AMPERSAND operand                     # BitAnd
  | operand op=CARET operand                         # BitXor
  | operand op=BAR operand                           # BitOr
  | primary subscript*                               # Postfix
  ;

subscript : LBRACKET index RBRACKET ;

index
  : COLON to=operand?                   # SliceFromStart
  | from=operand ( COLON to=operand? )? # SliceOrIndex
  ;

primary
  : LPAREN expression RPAREN                                        # Parenthesised
  | path ( LPAREN ( expression ( COMMA expression )* )? RPAREN )?   # PathOrCall
  | NUMBER                                                          # NumberLiteral
  | TIME                                                            # TimeLiteral
  | STRING                                                          # StringLiteral
  | BYTES                                                           # BytesLiteral
  | REGEX                                                           # RegexLiteral
  | ( IPV4 | IPV6 )                                                 # AddressLiteral
  | ( TRUE | FALSE )                                                # BoolLiteral
  ;

path : name ( DOT word )* ;

// --- Names: after a dot every word is one; elsewhere those that cannot be mistaken ---

name : NAME | META | TEST | LIST | FILE | PER | NO | SEQUENCE ;

word
  : name
  | IMPORT | DEFINE | SUPPRESS | RULE | LIMIT | AFTER
  | WHERE | BY | OVER | HAVING | WITHIN | THEN
  | AND | OR | NOT | IN | CONTAINS | STARTSWITH | ENDSWITH | MATCHES | NOCASE | TRUE | FALSE
  ;

// --- Parts of a file as they are parsed ---

wholeImport : importItem EOF ;
wholeList : listItem EOF ;
wholeDefine : defineItem EOF ;
wholeSuppress : suppressItem EOF ;
wholeSetting : name ASSIGN ( listValue | member ( COMMA member )* ) EOF ;
wholeMetaLine : metaEntry+ EOF ;
wholeThrottle : throttle EOF ;
wholeQuery : query EOF ;
wholeValues : expression ( COMMA expression )* EOF ;
