/* What is known of entities: names of people, their roles, parts and places of schools. Names are
   invented. */
#include "qaz/buffer.h"
#include "qaz/entity.h"

#include <setjmp.h>
#include <stdarg.h>
#include <stdint.h>
#include <string.h>

#include <cmocka.h>

typedef struct reader {
    qaz_document *document;
    qaz_entity_finder *finder;
} reader;

static int make_reader(void **state)
{
    static reader r;
    r = (reader){qaz_document_new(), qaz_entity_finder_new()};
    assert_non_null(r.document);
    assert_non_null(r.finder);
    *state = &r;
    return 0;
}

static int free_reader(void **state)
{
    reader *r = *state;
    qaz_entity_finder_free(r->finder);
    qaz_document_free(r->document);
    return 0;
}

static void read_text(reader *r, const char *text)
{
    assert_int_equal(qaz_document_read(r->document, qaz_slice_of(text)), QAZ_OK);
    assert_int_equal(qaz_entity_finder_read(r->finder, r->document), QAZ_OK);
}

/* The entities of a type as "name" or "name=fact", divided by "; ". */
static void list_entities(const reader *r, qaz_entity_type type, bool role, qaz_buffer *out)
{
    size_t count;
    const qaz_entity *entities = qaz_entity_list(r->finder, &count);
    for (size_t i = 0; i < count; i++) {
        if (entities[i].type != type)
            continue;
        if (out->size > 0)
            qaz_buffer_add_text(out, "; ");
        qaz_buffer_add(out, entities[i].name);
        if (role && entities[i].role.size > 0) {
            qaz_buffer_add_byte(out, '=');
            qaz_buffer_add(out, entities[i].role);
        }
    }
}

typedef struct example {
    const char *text, *wanted;
} example;

static void check(reader *r, const example *examples, size_t count, qaz_entity_type type, bool role)
{
    for (size_t i = 0; i < count; i++) {
        qaz_buffer got = {0};
        read_text(r, examples[i].text);
        list_entities(r, type, role, &got);
        qaz_buffer_add_byte(&got, '\0');
        assert_false(got.failed);
        assert_string_equal(got.data, examples[i].wanted);
        qaz_buffer_free(&got);
    }
}

static void people_have_one_name(void **state)
{
    static const example examples[] = {
        {"Кеше Сәуле Тұрарова келді. Тұрарованың сөзі ұзақ болды.", "Сәуле Тұрарова"},
        {"Сәуле Тұрарова келді. С. Тұрарова кетті.", "Сәуле Тұрарова"},
        {"Сәуле Тұрарова келді. Кейін Сәуле Маратқызы сөйледі.", "Сәуле Маратқызы Тұрарова"},
        {"Марапатты Тұрарова Сәуле Маратқызы алды.", "Сәуле Маратқызы Тұрарова"},
        {"Кеше СӘУЛЕ ТҰРАРОВАНЫҢ мерейтойы өтті.", "Сәуле Тұрарова"},
    };
    check(*state, examples, sizeof examples / sizeof *examples, QAZ_PERSON, false);
}

static void roles_stand_beside_names(void **state)
{
    static const example examples[] = {
        {"Мектеп директоры Сәуле Тұрарова келді.", "Сәуле Тұрарова=мектеп директоры"},
        {"Сәуле Тұрарова, мұғалім, келді.", "Сәуле Тұрарова=мұғалім"},
        {"Сәуле Тұрарова – кітапханашы.", "Сәуле Тұрарова=кітапханашы"},
        {"Кеше психологы Сәуле Тұрарова келді.", "Сәуле Тұрарова=психолог"},
        {"Кеше Сәуле Тұрарова деген жас мұғалім келді.", "Сәуле Тұрарова=мұғалім"},
        {"Директор болып Сәуле Тұрарова тағайындалды.", "Сәуле Тұрарова=директор"},
        {"Сәуле Тұрарова мұғалім болып істейді.", "Сәуле Тұрарова=мұғалім"},
        {"Оқушылардың бірі Сәуле Тұрарова келді.", "Сәуле Тұрарова=оқушы"},
        {"Жүлдегерлер: Сәуле Тұрарова (9-сынып).", "Сәуле Тұрарова=оқушы"},
        {"Үздік оқушылар: Сәуле Тұрарова, Марат Ахметов.",
         "Сәуле Тұрарова=оқушы; Марат Ахметов=оқушы"},
        {"Сәуле Тұрарова 4-сыныпта оқиды.", "Сәуле Тұрарова=оқушы"},
        {"Кездесуге он алты жасар Сәуле Тұрарова келді.", "Сәуле Тұрарова=оқушы"},
        {"Мұғалімдер Сәуле Тұрарова мен Марат Ахметов келді.",
         "Сәуле Тұрарова=мұғалім; Марат Ахметов=мұғалім"},
        {"Колледж директоры, облыстың құрметті азаматы Сәуле Тұрарова келді.",
         "Сәуле Тұрарова=колледж директоры"},
        {"Сәуле Тұрарова келді. Кейін мұғалім Сәуле Тұрарова сөйледі.", "Сәуле Тұрарова=мұғалім"},
        {"Үздік мұғалімдер:\nСәуле Тұрарова\nМарат Ахметов\n",
         "Сәуле Тұрарова=мұғалім; Марат Ахметов=мұғалім"},
        {"Мектеп ашылды.\n\nСұхбаттасқан Сәуле Тұрарова\n", "Сәуле Тұрарова=тілші"},
        {"Кеше Сәуле Тұрарова келді.", "Сәуле Тұрарова"},
    };
    check(*state, examples, sizeof examples / sizeof *examples, QAZ_PERSON, true);
}

static void sentences_tell_roles(void **state)
{
    static const example examples[] = {
        {"Сәуле Тұрарова былтырдан бері колледж директоры. Жиын өтті.",
         "Сәуле Тұрарова=колледж директоры"},
        {"Кеше Сәуле Тұрарова сөйледі. Ол бұрын бухгалтер болып істеген.",
         "Сәуле Тұрарова=бухгалтер"},
        {"Кеше Сәуле Тұрарова сөйледі. Қазір ол 8-сыныпта оқиды.", "Сәуле Тұрарова=оқушы"},
        {"Сәуле Тұрарова мен Марат Ахметов келді. Ол бухгалтер болып істейді.",
         "Сәуле Тұрарова; Марат Ахметов"},
        {"Кәсіпкерлер бұған риза емес. Біз күтіп отырмыз, – деді Сәуле Тұрарова.",
         "Сәуле Тұрарова=кәсіпкер"},
        {"Сәуле Тұрарова осы мектепте жиырма жыл еңбек етеді.", "Сәуле Тұрарова=мұғалім"},
        {"Былтыр Сәуле Тұрарова «Жыл дәрігері» атанды.", "Сәуле Тұрарова=дәрігер"},
        {"Кеште Сәуле Тұрарованың «Дала таңы» поэмасы оқылды.", "Сәуле Тұрарова=ақын"},
        {"Кеште Сәуле Тұрарованың үйі көрсетілді.", "Сәуле Тұрарова"},
        {"Марат Ахметов «Дала таңы» спектаклінде басты рөл сомдады.", "Марат Ахметов=актер"},
    };
    check(*state, examples, sizeof examples / sizeof *examples, QAZ_PERSON, true);
}

static void roles_have_forms_of_their_own(void **state)
{
    static const example examples[] = {
        {"Кеше мектеп директорының міндетін атқарушы Сәуле Тұрарова келді.",
         "Сәуле Тұрарова=мектеп директорының м.а."},
        {"Ұстаз Сәуле Тұрарова келді. Сәуле Тұрарова – физика мұғалімі.",
         "Сәуле Тұрарова=физика мұғалімі"},
        {"Сәуле Тұрарова, «Диқан» одағының төрағасы, келді.", "Сәуле Тұрарова=төраға"},
        {"Кеше жеңімпаздың әкесі Марат Ахметов келді.", "Марат Ахметов=жеңімпаздың әкесі"},
        {"Оның қасында әкесі Марат Ахметов тұр.", "Марат Ахметов=әкесі"},
        {"Кеше оқушының анасы Сәуле Тұрарова келді.", "Сәуле Тұрарова=ата-ана"},
        {"Сабақты мұғалім мисс Сәуле Тұрарова өткізді.", "Сәуле Тұрарова=мұғалім"},
        {"Жүлдені Сәуле Тұрарова мен Марат Ахметов (№7 мектеп) алды.",
         "Сәуле Тұрарова=оқушы; Марат Ахметов=оқушы"},
    };
    check(*state, examples, sizeof examples / sizeof *examples, QAZ_PERSON, true);
}

/* In the report of a contest or a performance people without a post are those who take part. */
static void reports_have_performers(void **state)
{
    static const example examples[] = {
        {"Бокстан турнирге 20 боксшы келді. Алматылық боксшы Айдос Асанов жеңді. Финалда Марат "
         "Ахметов ұтылды.",
         "Айдос Асанов=боксшы; Марат Ахметов=боксшы"},
        {"Кеше футболдан чемпионат аяқталды. Футболдан бас жүлдені Марат Ахметов алды.",
         "Марат Ахметов=футболшы"},
        {"Театрда спектакль қойылды. Басты рөлге Сәуле Тұрарова мен Марат Ахметов таңдалды.",
         "Сәуле Тұрарова=актриса; Марат Ахметов=актер"},
        {"Кеше футбол туралы жазылды. Хатты Марат Ахметов алды.", "Марат Ахметов"},
    };
    check(*state, examples, sizeof examples / sizeof *examples, QAZ_PERSON, true);
}

static void names_of_animals_are_no_people(void **state)
{
    static const example examples[] = {
        {"Оның Алдияр деген аты бар.", "Алдияр"},
        {"Ауылда Алабай деген ит болды.", ""},
        {"Имам Баймырза Тоқсан келді.", "Баймырза Тоқсан"},
    };
    check(*state, examples, sizeof examples / sizeof *examples, QAZ_PERSON, false);
}

static void organisations_have_bounds(void **state)
{
    static const example examples[] = {
        {"Бұл туралы Алматы қаласының қалалық жолаушылар көлігі басқармасы хабарлады.",
         "Алматы қаласының қалалық жолаушылар көлігі басқармасы"},
        {"Бұл туралы облыстық орман шаруашылығы басқармасы хабарлады.",
         "облыстық орман шаруашылығы басқармасы"},
        {"Кеше БҰҰ Көші-қон басқармасы есеп берді.", "БҰҰ Көші-қон басқармасы"},
        {"Ақша «Тұмар» паралимпиадалық клубына берілді.", "«Тұмар» паралимпиадалық клубы"},
        {"Кеште облыстық Ә.Тұраров атындағы драма театры өнер көрсетті.",
         "облыстық Ә.Тұраров атындағы драма театры"},
        {"Финалда Ақтаудың «Тұмарын» 2:1 есебімен ұтты. Ендігі матчта «Тұмар» үйде ойнайды.",
         "«Тұмарын»; «Тұмар»"},
        {"Сыныпта қазақ тілі өтті. Қазақ тілі – бай тіл.", ""},
        {"Кеше «Ана тілі» шықты.", "«Ана тілі»"},
        {"Оқушылар Lorem Ipsum бағдарламасын үйренді.", ""},
        {"Оқушылар Lorem Ipsum жұмысын көрді.", "Lorem Ipsum"},
    };
    check(*state, examples, sizeof examples / sizeof *examples, QAZ_ORGANISATION, false);
}

static void names_lose_their_case(void **state)
{
    static const example schools[] = {
        {"Олар Тоқсай орта мектебінде оқиды.", "Тоқсай орта мектебі"},
        {"Балалар №132 тірек мектебіне барды.", "№132 тірек мектебі"},
        {"Олар №6, №8 және №12 мектептерге барды.", "№6; №8; №12 мектеп"},
        {"Кеше №15 мектептің түлектері келді.", "№15 мектеп"},
    };
    static const example places[] = {
        {"Олар Қызылордадағы туыстарына барды.", "Қызылорда"},
        {"Кеше Алматыдан келді.", "Алматы"},
    };
    check(*state, schools, sizeof schools / sizeof *schools, QAZ_ORGANISATION, false);
    check(*state, places, sizeof places / sizeof *places, QAZ_GPE, false);
}

typedef struct school {
    const char *text, *number, *eponym, *own_name, *kind, *place;
} school;

static void assert_slice(qaz_slice got, const char *wanted)
{
    assert_int_equal(got.size, strlen(wanted));
    assert_memory_equal(got.data == NULL ? "" : got.data, wanted, got.size);
}

static void schools_have_parts(void **state)
{
    static const school schools[] = {
        {"Кеше Тараз қаласындағы №17 орта мектеп ашылды.", "17", "", "", "орта мектеп", "Тараз"},
        {"Кеше Таразда С.Лапин атындағы №5 мектеп-лицей ашылды.", "5", "С.Лапин", "",
         "мектеп-лицей", "Тараз"},
        {"Бұл «Арман» мектеп-гимназиясы, Тараз қаласы.", "", "", "Арман", "мектеп-гимназия",
         "Тараз"},
        {"Кеше Тоқсай орта мектебі ашылды.", "", "", "Тоқсай", "орта мектеп", "Тоқсай"},
        {"Бұл «Айна-2» балабақшасы.", "", "", "Айна-2", "балабақша", ""},
    };
    for (size_t i = 0; i < sizeof schools / sizeof *schools; i++) {
        reader *r = *state;
        size_t count;
        const qaz_entity *found = NULL;
        read_text(r, schools[i].text);
        const qaz_entity *entities = qaz_entity_list(r->finder, &count);
        for (size_t k = 0; k < count; k++)
            if (entities[k].subtype == QAZ_SCHOOL)
                found = &entities[k];
        assert_non_null(found);
        assert_slice(found->number, schools[i].number);
        assert_slice(found->eponym, schools[i].eponym);
        assert_slice(found->own_name, schools[i].own_name);
        assert_slice(found->kind, schools[i].kind);
        assert_slice(found->place, schools[i].place);
    }
}

/* A later, shorter name is the same school. */
static void schools_are_joined(void **state)
{
    static const example examples[] = {
        {"Кеше С.Лапин атындағы №5 мектеп ашылды. №5 мектеп үлкен.", "С.Лапин атындағы №5 мектеп"},
        {"Кеше №5 «Арман» мектебі ашылды. «Арман» мектебі үлкен.", "№5 «Арман» мектебі"},
        {"Кеше №5 мектеп ашылды. №6 мектеп жабылды.", "№5 мектеп; №6 мектеп"},
    };
    check(*state, examples, sizeof examples / sizeof *examples, QAZ_ORGANISATION, false);
}

static void mentions_lie_in_the_text(void **state)
{
    reader *r = *state;
    const char *text = "Тараз қаласындағы №17 мектеп директоры Сәуле Тұрарова Алматыға барды.";
    size_t count;
    read_text(r, text);
    const qaz_mention *mentions = qaz_entity_mentions(r->finder, &count);
    size_t outer = 0;
    for (size_t i = 0; i < count; i++) {
        assert_true(mentions[i].start < mentions[i].end && mentions[i].end <= strlen(text));
        assert_true(i == 0 || mentions[i].start >= mentions[i - 1].start);
        assert_true(mentions[i].confidence > 0 && mentions[i].confidence <= 1);
        assert_non_null(mentions[i].rule);
        outer += mentions[i].outer == QAZ_NO_ENTITY;
        const qaz_mention *around =
            mentions[i].outer == QAZ_NO_ENTITY ? NULL : &mentions[mentions[i].outer];
        assert_true(around == NULL || (around < &mentions[i] && around->end >= mentions[i].end));
    }
    assert_int_equal(outer, 4);
}

static void empty_text_has_none(void **state)
{
    reader *r = *state;
    size_t count;
    read_text(r, "");
    qaz_entity_mentions(r->finder, &count);
    assert_int_equal(count, 0);
    qaz_entity_list(r->finder, &count);
    assert_int_equal(count, 0);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(people_have_one_name),
        cmocka_unit_test(roles_stand_beside_names),
        cmocka_unit_test(sentences_tell_roles),
        cmocka_unit_test(roles_have_forms_of_their_own),
        cmocka_unit_test(reports_have_performers),
        cmocka_unit_test(names_of_animals_are_no_people),
        cmocka_unit_test(organisations_have_bounds),
        cmocka_unit_test(names_lose_their_case),
        cmocka_unit_test(schools_have_parts),
        cmocka_unit_test(schools_are_joined),
        cmocka_unit_test(mentions_lie_in_the_text),
        cmocka_unit_test(empty_text_has_none),
    };
    return cmocka_run_group_tests(tests, make_reader, free_reader);
}
