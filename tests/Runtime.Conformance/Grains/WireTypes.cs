using System.Collections.Immutable;

namespace InstaHub.Runtime.Conformance.Grains;

/// <summary>Something mutable, with all it holds. One member has no id, which the analyzer would not let pass.</summary>
#pragma warning disable ORLEANS0004
[GenerateSerializer]
#pragma warning restore ORLEANS0004
public sealed class Box
{
    [Id(0)]
    public string? Label { get; set; }

    [Id(1)]
    public List<string> Items { get; set; } = [];

    [Id(2)]
    public Dictionary<string, Box> Boxes { get; set; } = [];

    [Id(3)]
    public byte[] Bytes { get; set; } = [];

    /// <summary>Has no id, and says that it means it: the embedded runtime refuses to start otherwise.</summary>
    [field: NonSerialized]
    public string? Secret { get; set; }
}

/// <summary>A link of a chain that may be a ring.</summary>
[GenerateSerializer]
public sealed class Link
{
    [Id(0)]
    public string Name { get; set; } = "";

    [Id(1)]
    public Link? Next { get; set; }
}

[GenerateSerializer, Immutable]
public sealed record Point([property: Id(0)] int X, [property: Id(1)] int Y);

[GenerateSerializer]
public abstract record Shape([property: Id(0)] string Name);

[GenerateSerializer]
public sealed record Circle(string Name, [property: Id(0)] Point Centre, [property: Id(1)] double Radius) : Shape(Name);

[GenerateSerializer]
public sealed record Polygon(string Name, [property: Id(0)] Point[] Corners) : Shape(Name);

[GenerateSerializer]
public sealed record Page<T>([property: Id(0)] IReadOnlyList<T> Items, [property: Id(1)] string? Next);

public enum Colour : byte
{
    Red = 1,
    Green = 2,
}

/// <summary>A member of each kind that wire types of the product use.</summary>
[GenerateSerializer]
public sealed record Sampler
{
    [Id(0)]
    public bool Flag { get; init; }

    [Id(1)]
    public int Number { get; init; }

    [Id(2)]
    public long Large { get; init; }

    [Id(3)]
    public double Real { get; init; }

    [Id(4)]
    public decimal Exact { get; init; }

    [Id(5)]
    public string? Text { get; init; }

    [Id(6)]
    public Guid Id { get; init; }

    [Id(7)]
    public DateTimeOffset At { get; init; }

    [Id(8)]
    public DateTime Utc { get; init; }

    [Id(9)]
    public TimeSpan Span { get; init; }

    [Id(10)]
    public Colour Colour { get; init; }

    [Id(11)]
    public int? Maybe { get; init; }

    [Id(12)]
    public Colour? MaybeColour { get; init; }

    [Id(13)]
    public Uri? Address { get; init; }

    [Id(14)]
    public (int Left, string Right) Pair { get; init; }

    [Id(15)]
    public ImmutableArray<Point> Points { get; init; } = [];

    [Id(16)]
    public HashSet<string> Names { get; init; } = [];

    [Id(17)]
    public Dictionary<Guid, Shape> Shapes { get; init; } = [];

    [Id(18)]
    public Shape?[] Row { get; init; } = [];

    [Id(19)]
    public ReadOnlyMemory<byte> Bytes { get; init; }
}
