namespace InstaHub.Silo.Commands.Content;

/// <summary>What invented users say in a language: the beginnings of captions, what follows them, comments, hashtags, messages.</summary>
internal sealed record SeededLanguage(string[] Openings, string[] Closings, string[] Comments, string[] Hashtags, string[] Messages)
{
    /// <summary>All there are; each user writes one.</summary>
    public static readonly SeededLanguage[] All =
    [
        new(
            ["Good morning!", "Found this on the way home.", "Sunday, slowly.", "Back here after years.", "Third attempt, and it worked.", "No filter needed.", "The light was kind today.", "Made this myself."],
            ["What do you think?", "More of it soon.", "Worth every step.", "I could stay for a week.", "Some days are like that ☀️", "Ask me how.", ""],
            ["Love this!", "Where is that?", "The colours 😍", "I was there last year, too.", "How did you do it?", "Wonderful.", "So good to see you there!", "Great shot."],
            ["photography", "sunday", "travel", "nature", "coffee", "sunset", "homemade", "streetphotography"],
            ["Are you coming on Saturday?", "On my way.", "Sure!", "I will bring bread.", "Did you see the new post?", "Ten minutes late, sorry.", "That was a good evening.", "Call me later?", "Ha, of course."]),
        new(
            ["Guten Morgen!", "Endlich wieder draußen.", "Ein ruhiger Sonntag.", "Das hat sich gelohnt.", "Nach langer Zeit wieder hier.", "Selbst gemacht."],
            ["Was meint ihr?", "Bald mehr davon.", "So kann es bleiben.", "Größer als gedacht.", ""],
            ["Sehr schön!", "Wo ist das?", "Diese Farben!", "Da möchte ich auch hin.", "Toll geworden.", "Grüße aus dem Süden 👋"],
            ["wochenende", "draußen", "wandern", "fotografie", "frühstück", "grün"],
            ["Kommst du am Samstag?", "Bin gleich da.", "Klar!", "Ich bringe Brot mit.", "Das war ein schöner Abend.", "Später telefonieren?", "Hab ich gesehen."]),
        new(
            ["¡Buenos días!", "Un domingo tranquilo.", "Por fin aquí.", "Hecho en casa.", "La luz de hoy.", "Volver siempre es bueno."],
            ["¿Qué les parece?", "Pronto habrá más.", "Vale la pena.", "Así da gusto.", ""],
            ["¡Qué bonito!", "¿Dónde es?", "Me encanta.", "¡Qué colores!", "Yo también quiero ir.", "Muy buena foto."],
            ["fotografía", "domingo", "viajes", "montaña", "café", "mañana"],
            ["¿Vienes el sábado?", "Ya voy.", "¡Claro!", "Llevo pan.", "Qué buena tarde.", "¿Hablamos luego?"]),
        new(
            ["Bonjour à tous !", "Un dimanche au calme.", "Enfin dehors.", "Fait maison.", "La lumière était belle.", "De retour ici."],
            ["Qu'en pensez-vous ?", "La suite bientôt.", "Ça valait le détour.", "On y reste ?", ""],
            ["Magnifique !", "C'est où ?", "Quelles couleurs !", "J'adore.", "Bravo.", "On y retourne ensemble ?"],
            ["été", "photographie", "balade", "voyage", "petitdéjeuner", "lumière"],
            ["Tu viens samedi ?", "J'arrive.", "Bien sûr !", "J'apporte du pain.", "C'était une belle soirée.", "On s'appelle ?"]),
        new(
            ["Bom dia!", "Domingo sem pressa.", "Feito em casa.", "Que luz hoje.", "De volta à praia.", "Finalmente aqui."],
            ["O que acham?", "Tem mais em breve.", "Valeu cada passo.", "Dá para ficar uma semana.", ""],
            ["Que lindo!", "Onde é?", "Amei.", "Essas cores!", "Quero ir também.", "Parabéns!"],
            ["fotografia", "praia", "viagem", "manhã", "pôrdosol", "verão"],
            ["Você vem no sábado?", "Estou chegando.", "Claro!", "Levo o pão.", "Que noite boa.", "Falamos depois?"]),
        new(
            ["Доброе утро!", "Спокойное воскресенье.", "Наконец-то здесь.", "Сделано своими руками.", "Какой сегодня свет."],
            ["Что скажете?", "Скоро ещё.", "Это того стоило.", ""],
            ["Очень красиво!", "Где это?", "Какие цвета!", "Хочу туда.", "Отличный снимок."],
            ["фотография", "природа", "выходные", "утро", "город"],
            ["Придёшь в субботу?", "Уже иду.", "Конечно!", "Принесу хлеб.", "Хороший был вечер."]),
        new(
            ["おはようございます。", "静かな日曜日。", "やっと来られました。", "手作りです。", "今日の光がきれいでした。"],
            ["どう思いますか？", "また行きたいです。", "続きはまた。", ""],
            ["きれいですね！", "ここはどこですか？", "素敵です。", "行ってみたい。", "色がすばらしい。"],
            ["写真", "東京", "朝ごはん", "旅行", "カフェ"],
            ["土曜日、来ますか？", "今向かっています。", "もちろん！", "パンを持っていきます。", "楽しかったですね。"]),
        new(
            ["صباح الخير!", "يوم هادئ.", "أخيرا هنا.", "من صنع يدي.", "ما أجمل الضوء اليوم."],
            ["ما رأيكم؟", "المزيد قريبا.", "كان يستحق العناء.", ""],
            ["رائع!", "أين هذا؟", "ما هذه الألوان!", "أحببت الصورة.", "أود الذهاب أيضا."],
            ["تصوير", "سفر", "قهوة", "طبيعة", "صباح"],
            ["هل ستأتي يوم السبت؟", "أنا في الطريق.", "بالتأكيد!", "سأحضر الخبز.", "كانت أمسية جميلة."]),
    ];

    // Who writes which: the first most.
    private static readonly double[] Shares = [0.4, 0.12, 0.12, 0.08, 0.1, 0.06, 0.07, 0.05];

    /// <summary>The language of a user, who keeps it.</summary>
    public static SeededLanguage Of(Guid userId)
    {
        // The last bytes of a UUID version 7 are random.
        Span<byte> bytes = stackalloc byte[16];
        userId.TryWriteBytes(bytes);
        var share = (bytes[15] | (bytes[14] << 8)) / 65_536.0;
        var language = 0;
        while (language < Shares.Length - 1 && share >= Shares[language])
            share -= Shares[language++];
        return All[language];
    }
}
