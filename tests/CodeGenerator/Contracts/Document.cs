namespace InstaHub.CodeGenerator.Contracts;

/// <summary>A base whose members only its own assembly sees.</summary>
[GenerateSerializer]
public abstract class Document
{
    [Id(0)]
    private readonly List<string> _history = [];

    [Id(1)]
    public string Title { get; private set; } = "";

    public IReadOnlyList<string> History => _history;

    public void Rename(string title)
    {
        _history.Add(Title);
        Title = title;
    }
}

/// <summary>A generic base.</summary>
[GenerateSerializer]
public class Container<T>(T content)
    where T : notnull
{
    [Id(0)]
    private readonly T _content = content;

    public T Content => _content;
}

/// <summary>A base of exceptions.</summary>
[GenerateSerializer]
public class CodedException(string code, string message, Exception? inner = null) : Exception(message, inner)
{
    [Id(0)]
    public string Code { get; } = code;
}
