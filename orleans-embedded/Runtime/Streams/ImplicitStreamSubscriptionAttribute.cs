namespace Orleans;

/// <summary>
/// For each stream of that namespace the grain of this class with the stream's key is a subscriber; it is activated by the
/// stream's events.
/// </summary>
[AttributeUsage(AttributeTargets.Class, AllowMultiple = true)]
public class ImplicitStreamSubscriptionAttribute(string streamNamespace, string? streamIdMapper = null) : Attribute
{
    /// <summary>Not here: a grain has the key of its stream.</summary>
    public string? StreamIdMapper { get; init; } = streamIdMapper is null ? null : throw new NotSupportedException("The embedded runtime has no stream id mappers");

    internal string Namespace { get; } = streamNamespace.Trim();
}
