package care.web;

import jakarta.ws.rs.ApplicationPath;
import jakarta.ws.rs.core.Application;
import org.eclipse.microprofile.openapi.annotations.OpenAPIDefinition;
import org.eclipse.microprofile.openapi.annotations.enums.SecuritySchemeType;
import org.eclipse.microprofile.openapi.annotations.info.Info;
import org.eclipse.microprofile.openapi.annotations.security.SecurityRequirement;
import org.eclipse.microprofile.openapi.annotations.security.SecurityScheme;

/** What outside programs rely on; the same use cases and scope as the pages. */
@ApplicationPath("/api/v1")
@OpenAPIDefinition(
    info = @Info(title = "Elder care supervision platform", version = "1", description = "Errors are application/problem+json. Writes take an Idempotency-Key. Money is in fen, dates are ISO 8601, what is out of scope is 404."),
    security = {@SecurityRequirement(name = "basic"), @SecurityRequirement(name = "device")})
@SecurityScheme(securitySchemeName = "basic", type = SecuritySchemeType.HTTP, scheme = "basic")
@SecurityScheme(securitySchemeName = "device", type = SecuritySchemeType.HTTP, scheme = "bearer", description = "The token a phone was given by POST /devices")
public class Api extends Application {
}
