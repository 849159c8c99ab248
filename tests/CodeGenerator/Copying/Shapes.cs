using InstaHub.CodeGenerator.Contracts;

namespace InstaHub.CodeGenerator.Copying;

[GenerateSerializer]
public class Node
{
    [Id(0)]
    public string Name { get; set; } = "";

    [Id(1)]
    public Node? Next { get; set; }

    [Id(2)]
    public List<Node> Others { get; set; } = [];
}

[GenerateSerializer]
public class NamedNode : Node
{
    [Id(0)]
    public string? Label { get; set; }
}

/// <summary>Not a wire type: it cannot be copied.</summary>
public sealed class StrayNode : Node;

[GenerateSerializer]
public abstract class Shape
{
    [Id(0)]
    public List<int> Corners { get; set; } = [];
}

[GenerateSerializer]
public sealed class Square : Shape
{
    [Id(0)]
    public int Side { get; set; }
}

[GenerateSerializer]
public sealed class Holder
{
    [Id(0)]
    public object? Anything { get; set; }

    [Id(1)]
    public Shape? Shape { get; set; }

    [Id(2)]
    public IReadOnlyList<Node>? Nodes { get; set; }

    [Id(3)]
    public Node[]? Row { get; set; }

    [Id(4)]
    public Dictionary<string, Node>? Map { get; set; }
}

[GenerateSerializer, Immutable]
public sealed record Message(string Text, List<int> Numbers);

[GenerateSerializer, Immutable]
public record Frozen(List<int> Numbers);

/// <summary>Derives from an immutable type but is none.</summary>
[GenerateSerializer]
public sealed record Thawed(List<int> Numbers, List<int> More) : Frozen(Numbers);

[GenerateSerializer]
public sealed class Envelope
{
    [Id(0), Immutable]
    public List<int> Shared { get; set; } = [];

    [Id(1)]
    public List<int> Own { get; set; } = [];

    [Id(2)]
    public Message? Message { get; set; }
}

/// <summary>Members of every accessibility; only their declaring type can reach most of them.</summary>
[GenerateSerializer]
public sealed class Guarded
{
    [Id(0)]
    private readonly List<int> _numbers = [];

    [Id(1)]
    private int _count;

    [Id(4)]
    public volatile int Flag;

    private string _manual = "";

    public Guarded(string name, int limit)
    {
        Name = name;
        Limit = limit;
    }

    [Id(2)]
    public string Name { get; }

    [Id(3)]
    public int Limit { get; private init; }

    [Id(5)]
    public required string Required { get; init; }

    [Id(6)]
    public string Manual
    {
        get => _manual;
        init => _manual = value;
    }

    [Id(7)]
    public string Trimmed
    {
        get => field ?? "";
        set => field = value.Trim();
    }

    public IReadOnlyList<int> Numbers => _numbers;

    public int Count => _count;

    public void Add(int number)
    {
        _numbers.Add(number);
        _count++;
    }
}

/// <summary>Has members that are not carried, and a constructor that sets them.</summary>
[GenerateSerializer]
public sealed class Cache
{
    [Id(0)]
    public string Kept { get; set; } = "initial";

    public string Lost { get; set; } = "initial";

    [field: NonSerialized]
    public string Marked { get; set; } = "initial";

    public int Length => Kept.Length;
}

/// <summary>Has no public parameterless constructor, so none runs.</summary>
[GenerateSerializer]
public sealed class Unconstructed
{
    private Unconstructed() => Lost = "initial";

    [Id(0)]
    public string? Kept { get; set; }

    public string? Lost { get; set; }

    public static Unconstructed Create(string kept) => new() { Kept = kept };
}

[GenerateSerializer]
public record Pair<TLeft, TRight>(TLeft Left, TRight Right)
    where TRight : notnull
{
    [Id(0)]
    private readonly List<TRight> _history = [];

    public IReadOnlyList<TRight> History => _history;

    public void Remember(TRight item) => _history.Add(item);

    [GenerateSerializer]
    public readonly struct Inner<T>(TLeft left, T[] items)
    {
        [Id(0)]
        private readonly TLeft _left = left;

        [Id(1)]
        public T[] Items { get; } = items;

        public TLeft Left => _left;
    }
}

[GenerateSerializer]
public sealed record NumberedPair(string Left, Node Right, [property: Id(7)] int Number) : Pair<string, Node>(Left, Right);

[GenerateSerializer]
public readonly record struct Point(int X, int Y);

[GenerateSerializer]
public struct Track
{
    [Id(0)]
    public Point Start;

    [Id(1)]
    private List<Point> _points;

    public int Lost;

    public List<Point> Points
    {
        readonly get => _points;
        set => _points = value;
    }
}

[GenerateSerializer]
public sealed class Report : Document
{
    [Id(0)]
    public List<string> Pages { get; init; } = [];
}

[GenerateSerializer]
public sealed class NodeContainer(Node content, int size) : Container<Node>(content)
{
    [Id(0)]
    public int Size { get; } = size;
}
