using System.Text.Json.Serialization;
using InstaHub.Web.Api;

namespace InstaHub.Web.Integration.Support;

/// <summary>A request, as a feature would have it.</summary>
internal sealed record NewNote(string Title, int Stars, IReadOnlyList<string> Tags);

/// <summary>An answer, as a feature would have it.</summary>
internal sealed record Note(Guid Id, string Title, DateTimeOffset CreatedAt);

/// <summary>An answer that fails when half of it has been written.</summary>
internal sealed record Unwritable(string First)
{
    public string Second => throw new InvalidOperationException("This cannot be written.");
}

[JsonSourceGenerationOptions(PropertyNamingPolicy = JsonKnownNamingPolicy.CamelCase)]
[JsonSerializable(typeof(NewNote))]
[JsonSerializable(typeof(Success<Note>))]
[JsonSerializable(typeof(Success<string>))]
[JsonSerializable(typeof(Success<Unwritable>))]
[JsonSerializable(typeof(Page<Note>))]
[JsonSerializable(typeof(Page<string>))]
internal sealed partial class NoteJsonContext : JsonSerializerContext;
