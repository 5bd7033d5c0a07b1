//! Which methods each route takes, so that a wrong one is answered with 405 and `Allow` instead of 404.

use actix_web::dev::ResourceDef;

/// Route templates with their methods.
#[derive(Clone, Default)]
pub struct Methods {
    routes: Vec<(ResourceDef, Vec<String>)>,
}

impl Methods {
    /// Adds a route.
    pub fn add(&mut self, template: &str, methods: impl IntoIterator<Item = String>) {
        self.routes.push((
            ResourceDef::new(template.to_owned()),
            methods.into_iter().collect(),
        ));
    }

    /// The methods of a path, as `Allow` lists them; none when there is no such path. Where there is GET there is HEAD.
    pub(crate) fn allowed(&self, path: &str) -> Option<String> {
        let (_, methods) = self.routes.iter().find(|(route, _)| route.is_match(path))?;
        let mut names: Vec<&str> = methods.iter().map(String::as_str).collect();
        if names.contains(&"GET") {
            names.push("HEAD");
        }
        Some(names.join(", "))
    }
}

impl std::fmt::Debug for Methods {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.debug_struct("Methods")
            .field("routes", &self.routes.len())
            .finish()
    }
}
