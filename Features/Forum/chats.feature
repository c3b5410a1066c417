@epic:Forum @story:Chats @owner:school @severity:critical @matrix:internal/enrolments-forum
Feature: Chats follow enrolments

  Rule: A chat begins with the enrolment

    @FOR-1.1
    Scenario: Whoever is enrolled can talk to the teacher
      Given Marina offers "Algebra"
      And Petya is a student
      When Marina enrols Petya in "Algebra"
      Then Petya has these chats:
        | Kind          | Subject | With             |
        | FORUM_SUBJECT | Algebra | Marina (teacher) |
      And Marina has these chats:
        | Kind          | Subject | With            |
        | FORUM_SUBJECT | Algebra | Petya (student) |

    @FOR-1.2
    Scenario: With a tutor there is a second chat
      Given Marina offers "Algebra", with Irina as tutor
      And Petya is a student
      When Marina enrols Petya in "Algebra"
      Then Petya has these chats:
        | Kind          | Subject | With             |
        | FORUM_SUBJECT | Algebra | Marina (teacher) |
        | FORUM_TUTOR   | Algebra | Irina (tutor)    |

    @FOR-1.2
    Scenario: The tutor of the subject may enrol as well
      Given Marina offers "Algebra", with Irina as tutor
      And Petya is a student
      When Irina enrols Petya in "Algebra"
      Then Irina has these chats:
        | Kind        | Subject | With            |
        | FORUM_TUTOR | Algebra | Petya (student) |

    @FOR-1.3
    Scenario: Several enrolments give several chats, each with its own people
      Given Marina teaches Petya "Algebra"
      And Denis teaches Petya "Physics"
      And Marina teaches Vera "Geometry"
      Then Petya has these chats:
        | Kind          | Subject | With             |
        | FORUM_SUBJECT | Algebra | Marina (teacher) |
        | FORUM_SUBJECT | Physics | Denis (teacher)  |
      And Denis has these chats:
        | Kind          | Subject | With            |
        | FORUM_SUBJECT | Physics | Petya (student) |

    @FOR-1.3
    Scenario: What is said in one chat is not read in another
      Given Marina teaches Petya "Algebra"
      And Marina teaches Petya "Geometry"
      And Petya has written "Pythagoras?" to Marina about "Geometry"
      And Petya has written "Vieta?" to Marina about "Algebra"
      Then Marina reads in the chat with Petya about "Geometry":
        | From  | Message     |
        | Petya | Pythagoras? |

    Scenario: A subject that is not theirs nobody enrols in
      Given Marina offers "Algebra"
      And Denis is a teacher of the school
      And Petya is a student
      When Denis attempts to enrol Petya in "Algebra"
      Then the attempt is refused because of "not_found"
      And Petya has no chats

  Rule: It ends with the enrolment

    @FOR-1.4
    Scenario: Ending the lessons removes their chats, and no others
      Given Marina teaches Petya "Algebra", with Irina as tutor
      And Denis teaches Petya "Physics"
      When Marina ends Petya's lessons in "Algebra"
      Then Petya has these chats:
        | Kind          | Subject | With            |
        | FORUM_SUBJECT | Physics | Denis (teacher) |
      And Marina has no chats
      And Irina has no chats

    @FOR-1.4
    Scenario: A removed chat cannot be read or written any more
      Given Marina teaches Petya "Algebra"
      And Marina has ended Petya's lessons in "Algebra"
      When Petya attempts to write "Hello" in the chat of Petya and Marina
      Then the attempt is refused because of "not_found"

    @FOR-1.4
    Scenario: Nobody else ends the lessons
      Given Marina teaches Petya "Algebra"
      And Denis is a teacher of the school
      When Denis attempts to end Petya's lessons in "Algebra"
      Then the attempt is refused because of "not_found"
      And Petya has 1 chat

  Rule: Enrolling again does no harm

    @FOR-1.5
    Scenario: A living chat is kept
      Given Marina teaches Petya "Algebra"
      And Petya has written "Hello" to Marina
      And the chat of Petya and Marina is remembered
      When Marina enrols Petya in "Algebra" again
      Then Petya and Marina still have that chat
      And Marina reads in the chat with Petya:
        | From  | Message |
        | Petya | Hello   |

    @FOR-1.5
    Scenario: A removed chat is made anew, and is empty
      Given Marina teaches Petya "Algebra"
      And Petya has written "Hello" to Marina
      And the chat of Petya and Marina is remembered
      And Marina has ended Petya's lessons in "Algebra"
      When Marina enrols Petya in "Algebra" again
      Then Petya and Marina have another chat instead
      And Marina reads nothing in the chat with Petya

    @FOR-1.5
    Scenario: Enrolling four times at once gives one chat
      Given Marina offers "Algebra"
      And Petya is a student
      When Marina enrols Petya in "Algebra" 4 times at once
      Then Petya has 1 chat

  Rule: Everybody sees the chats that they take part in

    @FOR-3.1
    Scenario: Students see their own chats only
      Given Marina teaches Petya "Algebra"
      And Marina teaches Vera "Geometry"
      Then Vera has these chats:
        | Kind          | Subject  | With             |
        | FORUM_SUBJECT | Geometry | Marina (teacher) |

    @FOR-3.2
    Scenario: A teacher sees chats with their own students only
      Given Marina teaches Petya "Algebra"
      And Denis teaches Vera "Physics"
      Then Denis has these chats:
        | Kind          | Subject | With           |
        | FORUM_SUBJECT | Physics | Vera (student) |

    @FOR-3.3
    Scenario: A tutor sees no chat of student and teacher
      Given Marina teaches Petya "Algebra", with Irina as tutor
      And Marina teaches Vera "Geometry"
      Then Irina has these chats:
        | Kind        | Subject | With            |
        | FORUM_TUTOR | Algebra | Petya (student) |

    @FOR-3.4
    Scenario: Parents see no chat, and can send nothing
      Given Marina teaches Petya "Algebra", with Irina as tutor
      When Olga attempts to write "Hello" in the chat of Petya and Marina
      Then the attempt is forbidden
      And Olga has no chats
