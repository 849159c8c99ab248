namespace InstaHub.Web.Api.Errors;

/// <summary>
/// Collects what is wrong with the fields of a request, all of it, so that a client learns it at once. It is for what only HTTP
/// knows (queries, headers, forms); what a value may be is a rule of the feature, in its grains.
/// </summary>
public sealed class FieldErrors
{
    private Dictionary<string, List<string>>? _messages;

    public bool IsEmpty => _messages is null;

    /// <summary>Adds a sentence about a field, named as it is in the request.</summary>
    public FieldErrors Add(string field, string message)
    {
        _messages ??= [];
        if (!_messages.TryGetValue(field, out var messages))
            _messages[field] = messages = [];
        messages.Add(message);
        return this;
    }

    /// <summary>Adds the sentence unless the field is as it must be.</summary>
    public FieldErrors Require(bool holds, string field, string message) => holds ? this : Add(field, message);

    /// <summary>400 <c>validation_failed</c> with the details.</summary>
    public ApiError ToError() => HttpErrors.ValidationFailed with
    {
        Details = _messages is null ? HttpErrors.ValidationFailed.Details : _messages.ToDictionary(field => field.Key, field => field.Value.ToArray()),
    };

    /// <exception cref="ApiException">Something is wrong.</exception>
    public void ThrowIfAny()
    {
        if (!IsEmpty)
            throw new ApiException(ToError());
    }
}
