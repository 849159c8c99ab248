using System.Text.Json;
using System.Text.Json.Serialization;

namespace InstaHub.Web.Live;

/// <summary>Argument of <c>typing:start</c> and <c>typing:stop</c>; <c>message:send</c> has it beside what HTTP takes.</summary>
internal sealed record ChatArgument(Guid? ChatId);

/// <summary>Argument of <c>message:read</c>.</summary>
internal sealed record ReadArgument(Guid? ChatId, long? UpTo);

/// <summary>Argument of <c>message:edit</c>.</summary>
internal sealed record EditArgument(Guid? Id, string? Text);

/// <summary>Argument of <c>message:delete</c>; <c>For</c>: <c>me</c> (unless it says so) or <c>all</c>.</summary>
internal sealed record DeleteArgument(Guid? Id, string? For = null);

/// <summary>Argument of <c>reaction:add</c> and <c>reaction:remove</c>.</summary>
internal sealed record ReactionArgument(Guid? MessageId, string? Emoji);

/// <summary>A result that a grain keeps ready as JSON.</summary>
/// <param name="Json">One JSON value, UTF-8.</param>
[JsonConverter(typeof(ReadyResultConverter))]
internal sealed record ReadyResult(ReadOnlyMemory<byte> Json)
{
    /// <summary>There is nothing to say.</summary>
    public static readonly ReadyResult Nothing = new(LiveData.Nothing);
}

/// <summary>Writes it as it is.</summary>
internal sealed class ReadyResultConverter : JsonConverter<ReadyResult>
{
    public override ReadyResult Read(ref Utf8JsonReader reader, Type typeToConvert, JsonSerializerOptions options) =>
        throw new NotSupportedException("Results go to clients only.");

    public override void Write(Utf8JsonWriter writer, ReadyResult value, JsonSerializerOptions options) =>
        writer.WriteRawValue(value.Json.Span, skipInputValidation: true);
}
