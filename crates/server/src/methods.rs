//! Which methods each route takes, so that a wrong one is answered with 405 and `Allow` instead of 404, and what bodies.

use actix_web::dev::ResourceDef;

/// Route templates with their methods.
#[derive(Clone, Default)]
pub struct Methods {
    routes: Vec<Route>,
}

/// What one address takes.
#[derive(Clone)]
struct Route {
    template: ResourceDef,
    methods: Vec<String>,
    body: Option<String>,
}

impl Methods {
    /// Adds a route, with the media type of the bodies that change something there.
    pub fn add(
        &mut self,
        template: &str,
        methods: impl IntoIterator<Item = String>,
        body: Option<String>,
    ) {
        self.routes.push(Route {
            template: ResourceDef::new(template.to_owned()),
            methods: methods.into_iter().collect(),
            body,
        });
    }

    /// The media type of the bodies that a path takes; none when it takes none, or when there is no such path.
    pub(crate) fn takes(&self, path: &str) -> Option<&str> {
        self.find(path)?.body.as_deref()
    }

    /// The methods of a path, as `Allow` lists them; none when there is no such path. Where there is GET there is HEAD.
    pub(crate) fn allowed(&self, path: &str) -> Option<String> {
        let route = self.find(path)?;
        let mut names: Vec<&str> = route.methods.iter().map(String::as_str).collect();
        if names.contains(&"GET") {
            names.push("HEAD");
        }
        Some(names.join(", "))
    }

    fn find(&self, path: &str) -> Option<&Route> {
        self.routes
            .iter()
            .find(|route| route.template.is_match(path))
    }
}

impl std::fmt::Debug for Methods {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.debug_struct("Methods")
            .field("routes", &self.routes.len())
            .finish()
    }
}
