using System.Buffers.Binary;

namespace InstaHub.Silo.Commands;

/// <summary>An invented account.</summary>
public sealed record SeededUser(Guid Id, string Username, string DisplayName, string Email, DateTime CreatedAt, string Bio, bool IsPrivate);

/// <summary>
/// Invents accounts. Everything follows from the seed alone, so the same seed gives the same ids, names and times everywhere and
/// at any time; a larger number of users begins with the smaller one's.
/// </summary>
public static class SeededUsers
{
    /// <summary>The first account is made then, UTC.</summary>
    public static readonly DateTime Began = new(2024, 1, 1, 0, 0, 0, DateTimeKind.Utc);

    // Until 2025-12-31 for the largest number of users.
    private const double MaxSecondsBetween = 12;

    // Of at most seven letters, so that the longest username fits: name.name9999999.999999
    private static readonly string[] FirstNames =
    [
        "Ada", "Aisha", "Alan", "Amara", "Anna", "Arjun", "Astrid", "Barbara", "Carlos", "Chen", "Chloe", "Dana", "Diego", "Edsger", "Elena",
        "Emeka", "Emil", "Fatima", "Felix", "Frances", "Grace", "Hana", "Hugo", "Ibrahim", "Ines", "Ingrid", "Ivan", "Jamal", "Jana", "Joan",
        "Jonas", "Karim", "Katja", "Kenji", "Lars", "Leila", "Linus", "Lucia", "Maja", "Marco", "Mary", "Mei", "Mila", "Nadia", "Niklas",
        "Nina", "Noor", "Olga", "Omar", "Pedro", "Priya", "Radia", "Rafael", "Rosa", "Samir", "Sofia", "Tariq", "Thiago", "Vera", "Yuki",
    ];

    private static readonly string[] LastNames =
    [
        "Abebe", "Alves", "Bauer", "Berg", "Boole", "Castro", "Cohen", "Conti", "Costa", "Dahl", "Diaz", "Eriksen", "Fischer", "Garcia", "Greco",
        "Haddad", "Hansen", "Hopper", "Huang", "Ito", "Jensen", "Khan", "Kim", "Kovacs", "Kowal", "Lamarr", "Larsen", "Lopez", "Lovell", "Mbeki",
        "Meyer", "Moreau", "Moreno", "Nakano", "Nguyen", "Novak", "Okafor", "Okoye", "Olsen", "Patel", "Perez", "Petrov", "Popescu", "Ramos",
        "Rossi", "Sato", "Schmidt", "Shah", "Silva", "Singh", "Tanaka", "Torres", "Turing", "Vargas", "Virtane", "Wagner", "Weber", "Yilmaz",
    ];

    private static readonly string[] Interests =
    [
        "bread", "cats", "chess", "cinema", "climbing", "coffee", "cycling", "dogs", "football", "gardens", "jazz", "knitting", "mountains",
        "old maps", "painting", "photographs", "poems", "running", "sailing", "science", "street food", "tea", "trains", "vinyl",
    ];

    private const double PrivateShare = 0.1;
    private const double SilentShare = 0.2;

    /// <summary>The first <paramref name="count"/> accounts of a seed, in the order of their making.</summary>
    public static IEnumerable<SeededUser> Invent(int seed, int count)
    {
        // .NET keeps the sequence of a seeded Random the same.
        var random = new Random(seed);
        // What was added later has a sequence of its own, so that it changed nothing else.
        var traits = new Random(~seed);
        var createdAt = Began;
        for (var number = 0; number < count; number++)
        {
            createdAt = createdAt.AddTicks(TimeSpan.TicksPerMicrosecond * random.NextInt64(1, (long)(MaxSecondsBetween * 1_000_000)));
            var first = FirstNames[random.Next(FirstNames.Length)];
            var last = LastNames[random.Next(LastNames.Length)];
            // Numbers make names unlike within a seed, the seed those of different ones.
            var username = $"{first}.{last}{number}".ToLowerInvariant() + (seed == 1 ? "" : $".{seed}");
            yield return new SeededUser(Id(random, createdAt), username, $"{first} {last}", $"{username}@example.com", createdAt, Bio(traits),
                traits.NextDouble() < PrivateShare);
        }
    }

    private static string Bio(Random traits)
    {
        var (first, second) = (Interests[traits.Next(Interests.Length)], Interests[traits.Next(Interests.Length)]);
        var isSilent = traits.NextDouble() < SilentShare;
        return isSilent ? "" : first == second ? $"Mostly {first}." : $"Likes {first} and {second}.";
    }

    /// <summary>A UUID version 7 (RFC 9562, section 5.7) of a given time and given randomness.</summary>
    internal static Guid Id(Random random, DateTime createdAt)
    {
        Span<byte> bytes = stackalloc byte[16];
        random.NextBytes(bytes);
        var milliseconds = new DateTimeOffset(createdAt).ToUnixTimeMilliseconds();
        BinaryPrimitives.WriteUInt32BigEndian(bytes, (uint)(milliseconds >> 16));
        BinaryPrimitives.WriteUInt16BigEndian(bytes[4..], (ushort)milliseconds);
        bytes[6] = (byte)(0x70 | (bytes[6] & 0x0F));
        bytes[8] = (byte)(0x80 | (bytes[8] & 0x3F));
        return new Guid(bytes, bigEndian: true);
    }
}
