using InstaHub.GrainInterfaces.Common;
using InstaHub.Web.Api.Errors;

namespace InstaHub.Web.OpenApi;

/// <summary>For which reasons of its own an endpoint may fail; those that every endpoint of its kind has are known without it.</summary>
internal sealed record EndpointFailures(IReadOnlyList<ApiError> Errors);

/// <summary>Declares <see cref="EndpointFailures"/>.</summary>
public static class EndpointFailureExtensions
{
    /// <summary>Says that the endpoint may refuse for these reasons; for its description and the error reference.</summary>
    public static TBuilder FailsWith<TBuilder>(this TBuilder endpoint, params IEnumerable<Error> errors)
        where TBuilder : IEndpointConventionBuilder =>
        endpoint.WithMetadata(new EndpointFailures([.. errors.Select(error => error.ToApiError())]));

    /// <inheritdoc cref="FailsWith{TBuilder}(TBuilder, IEnumerable{Error})"/>
    public static TBuilder FailsWith<TBuilder>(this TBuilder endpoint, params IEnumerable<ApiError> errors)
        where TBuilder : IEndpointConventionBuilder => endpoint.WithMetadata(new EndpointFailures([.. errors]));
}
