"""Invented names: companies, people, addresses. Any likeness to a real company is by chance."""

from random import Random

FIRST = {
    "Atlas": "أطلس", "Sahara": "الصحراء", "Rif": "الريف", "Tafilalet": "تافيلالت",
    "Anfa": "أنفا", "Zellige": "زليج", "Bouregreg": "أبي رقراق", "Toubkal": "توبقال",
    "Souss": "سوس", "Oum Rabia": "أم الربيع", "Chaouia": "الشاوية", "Dadès": "دادس",
    "Ziz": "زيز", "Sebou": "سبو", "Mogador": "موكادور", "Chellah": "شالة",
    "Palmeraie": "النخيل", "Argane": "أركان", "Tifinagh": "تيفيناغ", "Ifrane": "إفران",
    "Draa": "درعة", "Todra": "تودغى", "Zagora": "زاكورة", "Agdal": "أكدال",
    "Moulouya": "ملوية", "Tensift": "تانسيفت", "Loukkos": "اللوكوس", "Siroua": "سيروا",
    "Ouarzaz": "ورزاز", "Amlou": "أملو", "Majorelle": "ماجوريل", "Volubilis": "وليلي",
    "Lixus": "ليكسوس", "Cap Spartel": "كاب سبارتيل", "Kasbah": "القصبة", "Riad": "الرياض",
    "Meknassa": "مكناسة", "Doukkala": "دكالة", "Haouz": "الحوز", "Tadla": "تادلة",
    "Jbala": "جبالة", "Saghro": "صاغرو", "Erfoud": "أرفود", "Merzouga": "مرزوكة",
    "Azrou": "أزرو", "Ghallef": "غلاف", "Nakhil": "نخيل", "Yasmine": "ياسمين",
    "Safran": "زعفران", "Almohade": "الموحدي", "Mérinide": "المريني", "Andalous": "الأندلس",
    "Corniche": "الكورنيش", "Océan": "المحيط", "Étoile du Sud": "نجمة الجنوب", "Boussole": "البوصلة",
}  # fmt: skip

# Line of business → what follows the first name, with its Arabic, and the offshoring line.
SECOND: dict[str, tuple[tuple[tuple[str, str], ...], str]] = {
    "digital_services": ((("Digital", "ديجيتال"), ("Services", "للخدمات"), ("IT", "للمعلوميات"), ("Web", "ويب")), "ito"),
    "ai": ((("AI", "للذكاء الاصطناعي"), ("Cognitive", "كوكنيتيف"), ("Neuro", "نورو")), "kpo"),
    "big_data": ((("Data", "داتا"), ("Analytics", "للتحليلات"), ("Insight", "إنسايت")), "kpo"),
    "cyber_security": ((("Cyber", "للأمن السيبراني"), ("Sécurité", "للحماية"), ("Defense", "ديفانس")), "ito"),
    "software": ((("Software", "للبرمجيات"), ("Logiciels", "للبرامج"), ("Apps", "آبس")), "ito"),
    "cloud": ((("Cloud", "كلاود"), ("Hosting", "للاستضافة"), ("Infogérance", "لتدبير النظم")), "ito"),
    "fintech": ((("Fintech", "فينتك"), ("Pay", "باي"), ("Assurtech", "للتأمين الرقمي")), "bpo"),
    "engineering": ((("Robotics", "للروبوتات"), ("Ingénierie", "للهندسة"), ("Labs", "للمختبرات")), "eso"),
    "customer_relations": ((("Contact", "للاتصال"), ("Relation Client", "لعلاقات الزبناء")), "crm"),
    "training": ((("Academy", "أكاديمي"), ("Formation", "للتكوين")), "none"),
    "catering": ((("Café", "مقهى"), ("Table", "للمطاعم"), ("Express", "إكسبريس")), "none"),
    "other": ((("Conseil", "للاستشارة"), ("Capital", "كابيتال")), "none"),
}  # fmt: skip

THIRD = ("", "Maroc", "Afrique", "Casablanca", "Group", "Solutions", "Partners", "Méditerranée",
         "Studio", "International")  # fmt: skip

MEN = ("Youssef", "Mehdi", "Omar", "Karim", "Hamza", "Anas", "Rachid", "Tarik", "Nabil", "Ismaïl",
       "Abdellah", "Driss", "Hicham", "Zakaria", "Reda")  # fmt: skip
WOMEN = ("Salma", "Imane", "Khadija", "Nadia", "Meryem", "Houda", "Samira", "Leïla", "Zineb",
         "Asmae", "Ghita", "Loubna", "Sanaa", "Fatima-Zahra", "Hanane")  # fmt: skip
FAMILY = ("Alaoui", "Benjelloun", "El Fassi", "Bennani", "Tazi", "Berrada", "Chraïbi", "Idrissi",
          "Lahlou", "Sefrioui", "El Amrani", "Kettani", "Ouazzani", "Naciri", "Skalli", "Zerouali",
          "Haddad", "Bouzidi", "Ait Lahcen", "El Mansouri", "Cherkaoui", "Rahmani", "Belkadi",
          "Oudghiri", "Mernissi", "Saïdi", "Filali", "Tahiri", "Ziani", "Hajji")  # fmt: skip

STREETS = (
    "boulevard Mohammed VI", "boulevard Al Qods", "avenue Hassan II", "rue Ibn Tachfine",
    "boulevard Zerktouni", "rue Socrate", "boulevard Ghandi", "avenue des FAR",
    "rue Abou Al Waqt", "boulevard d’Anfa", "route de Nouaceur", "rue Al Mourtada",
)  # fmt: skip
CITIES = ("Casablanca", "Casablanca", "Casablanca", "Rabat", "Tanger", "Marrakech", "Fès", "Agadir")
COUNTRIES = ("France", "Espagne", "Allemagne", "Sénégal", "Côte d’Ivoire", "États-Unis", "Inde")

STAFF = ("Hassan Ouhaddou", "Samir Bakkali", "Aziz Lamrani", "Naïma Chafik", "Brahim Aït Ouali")
CONTRACTORS = ("Ascenseurs du Littoral (fictif)", "Froid Chaouia (fictif)", "Élec Bouregreg (fictif)",
               "Propreté Anfa (fictif)", "Sûreté Doukkala (fictif)", "Eaux et Réseaux du Sud (fictif)")  # fmt: skip


def person(rng: Random) -> str:
    """A first name and a family name."""
    return f"{rng.choice(rng.choice((MEN, WOMEN)))} {rng.choice(FAMILY)}"


def ice(number: int) -> str:
    """A valid ICE of a company that does not exist: 9 digits, establishment, control (R39)."""
    first = f"{number:09d}0000"
    return f"{first}{-int(first) * 100 % 97:02d}"


def phone(rng: Random, mobile: bool = False) -> str:
    """A telephone number in E.164, right in form only."""
    if mobile:
        return f"+2126{rng.choice(('61', '62', '67', '70'))}{rng.randrange(1_000_000):06d}"
    return f"+2125{rng.choice(('22', '29'))}{rng.choice('24579')}{rng.randrange(100_000):05d}"
