namespace InstaHub.Web.Api.Errors;

/// <summary>
/// Knows by which exceptions something that the product needs (the database, the silos) shows that it is away.
/// The host registers one for each such thing; what one of them claims is answered 503 <c>unavailable</c> instead of 500.
/// </summary>
public interface IServiceAvailability
{
    /// <summary>Whether this very exception says so; inner ones are asked about by themselves. Must not throw.</summary>
    bool IsUnavailable(Exception exception);
}
